export default {
  dir: 'ltr',
  policy: 'Cookie-Richtlinie: welche Cookies wir verwenden',
  save: 'Diese Auswahl speichern',
  unsaved: 'Noch nicht gespeichert. Bis dahin gilt sie als Nein; wir versuchen es weiter.',
  close: 'Schließen',
  session: 'bis der Browser geschlossen wird',
  persistent: 'bis zum Löschen',
};
