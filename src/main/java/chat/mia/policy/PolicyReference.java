package chat.mia.policy;

/**
 * Where a version of the policy is to be found, and what is to be found there.
 *
 * @param address of the version's own page, absolute
 * @param sha256 of that page's bytes in UTF-8, in lower-case hexadecimal
 */
public record PolicyReference(String address, String sha256) {}
