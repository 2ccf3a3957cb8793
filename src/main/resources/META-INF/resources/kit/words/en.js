export default {
  dir: 'ltr',
  policy: 'Cookie policy: which cookies we use',
  save: 'Save these choices',
  unsaved: 'Not saved yet. Until it is, it counts as No; we keep trying.',
  close: 'Close',
  session: 'until the browser is closed',
  persistent: 'until deleted',
};
