export function node(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const find = (id) => document.getElementById(id);

/** Words with something put into them, which must not change the order of what stands around it (Unicode's isolates). */
export const fill = (words, said) => words.replace(/\{(\w+)\}/g, (_, name) => `\u2068${said[name]}\u2069`);
