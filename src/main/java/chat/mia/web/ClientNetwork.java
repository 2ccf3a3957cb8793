package chat.mia.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The block of addresses that a request comes from, which limits are counted by: a single IPv4 address, or the /64 of
 * an IPv6 address, since that is what one customer is given and may roam in.
 *
 * @param prefix the bits that the block has in common, in hexadecimal digits: 8 for IPv4, 16 for IPv6
 */
public record ClientNetwork(String prefix) {

    private static final int IPV6_PREFIX_BYTES = 8;

    /** The block that an address lies in. */
    static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(HexFormat.of()
                .formatHex(address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, IPV6_PREFIX_BYTES)));
    }

    /** Hides the block, which must not reach a log. */
    @Override
    public String toString() {
        return "ClientNetwork";
    }
}
