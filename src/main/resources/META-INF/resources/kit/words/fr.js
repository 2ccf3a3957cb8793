export default {
  dir: 'ltr',
  policy: 'Politique relative aux cookies : quels cookies nous utilisons',
  save: 'Enregistrer ces choix',
  unsaved: 'Pas encore enregistré. D’ici là, cela vaut un non ; nous continuons d’essayer.',
  close: 'Fermer',
  session: 'jusqu’à la fermeture du navigateur',
  persistent: 'jusqu’à la suppression',
};
