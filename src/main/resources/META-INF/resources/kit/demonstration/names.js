/** What this deployment calls the cookie and the storage key that scripts use; the page tells them. */

export const { csrfCookie: CSRF_COOKIE, choiceKey: CHOICE_KEY } = document.getElementById('board').dataset;
