/** The way into the service: what must be configured before anything starts. */
package chat.mia;
