/** What tests of all features use: a real PostgreSQL, a clock that can be stopped, a browser's cookies. */
package chat.mia.testing;
