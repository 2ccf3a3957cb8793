const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** Reads JSON, and refuses two members with one name: nobody could tell which counts. */
export function strictJson(text) {
  const value = JSON.parse(text);
  const open = [];
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(new Set());
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (colon) {
      const name = JSON.parse(string);
      if (open.at(-1).has(name)) {
        throw new SyntaxError(`${name} stands twice`);
      }
      open.at(-1).add(name);
    }
  }
  return value;
}

/** Canonical JSON (RFC 8785): members in the order of their names' code units; the rest is as scripts write it anyway. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value && typeof value === 'object') {
    const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
