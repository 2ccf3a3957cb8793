package chat.mia.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses that have their first bits in common: {@code 10.0.0.0/8}, or a single one. Nothing here asks the DNS. */
final class AddressRange {

    private final IpSubnetFilterRule rule;

    private AddressRange(InetAddress address, int bits) {
        rule = new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    /** An address in CIDR notation (RFC 4632, RFC 4291) or alone; empty where it is neither. */
    static Optional<AddressRange> of(String text) {
        String[] parts = text.strip().split("/", 2);
        return parse(parts[0]).flatMap(address -> {
            int all = address.getAddress().length * 8;
            String bits = parts.length == 2 ? parts[1] : Integer.toString(all);
            return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= all
                    ? Optional.of(new AddressRange(address, Integer.parseInt(bits)))
                    : Optional.empty();
        });
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }

    /** The address that a text is; an IPv4 address inside an IPv6 one is IPv4. Empty where it is none. */
    static Optional<InetAddress> parse(String text) {
        byte[] bytes = text.isEmpty() ? null : NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
