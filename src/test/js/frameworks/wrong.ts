// Each line with a mark is a mistake that the types must find.
import { consent, preferences, session } from '/kit/index.js';

consent.current().choices.analytics = true; // wrong
consent.save({ analytics: 'yes' }); // wrong
consent.accept({ source: 'elsewhere' }); // wrong
preferences.setTheme('pink'); // wrong
preferences.setLanguage('it'); // wrong
session.signIn({ email: 'a@chat.example' }); // wrong
session.signUp({ assertion: 'x' }); // wrong
session.current().account; // wrong
consent.reject(); // wrong
