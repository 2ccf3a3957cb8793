/** What is told of calls to those who look into traces: how long each part took, and of nobody who called. */
package chat.mia.tracing;
