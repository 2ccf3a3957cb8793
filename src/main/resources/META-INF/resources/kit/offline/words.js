export const words = {
  en: {
    title: 'You are offline',
    text: 'Mia Chat cannot be reached, because there is no connection at the moment. This page opens by itself as soon as there is one.',
    again: 'Try again',
  },
  de: {
    title: 'Du bist offline',
    text: 'Mia Chat ist nicht erreichbar, weil gerade keine Verbindung besteht. Sobald sie wieder da ist, öffnet sich diese Seite von selbst.',
    again: 'Noch einmal versuchen',
  },
  fr: {
    title: 'Vous êtes hors ligne',
    text: 'Mia Chat est injoignable, car il n’y a pas de connexion en ce moment. Cette page s’ouvrira d’elle-même dès que la connexion sera rétablie.',
    again: 'Réessayer',
  },
  es: {
    title: 'Estás sin conexión',
    text: 'No se puede acceder a Mia Chat porque ahora mismo no hay conexión. Esta página se abrirá sola en cuanto vuelva a haberla.',
    again: 'Reintentar',
  },
  uk: {
    title: 'Ви офлайн',
    text: 'Mia Chat недоступний, бо зараз немає з’єднання. Щойно воно з’явиться, ця сторінка відкриється сама.',
    again: 'Спробувати ще раз',
  },
  ar: {
    title: 'أنت غير متصل بالإنترنت',
    text: 'يتعذّر الوصول إلى Mia Chat لعدم وجود اتصال في الوقت الحالي. ستُفتح هذه الصفحة من تلقاء نفسها حالما يعود الاتصال.',
    again: 'إعادة المحاولة',
  },
};
