/**
 * HTTP plumbing that knows no feature: problems and how failures become them, security headers, the limit on request
 * bodies, JSON as the only media type, the guard against requests from other sites, the probe of the start, and what the
 * OpenAPI document says of every call.
 *
 * <p>Imports nothing of ours.
 */
package chat.mia.web;
