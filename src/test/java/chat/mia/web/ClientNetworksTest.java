package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who counts as the client, by connection and {@code X-Forwarded-For}; several headers are parted by a bar. */
class ClientNetworksTest {

    private static final String TRUSTED = "10.0.0.0/8, 2001:db8:ffff::/48, 192.0.2.7";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Nobody but a trusted proxy is believed.
                "203.0.113.1;              198.51.100.9;                              203.0.113.1",
                "192.0.2.8;                198.51.100.9;                              192.0.2.8",
                "10.1.2.3;                 198.51.100.9;                              198.51.100.9",
                "::ffff:10.1.2.3;          198.51.100.9;                              198.51.100.9",
                "2001:db8:ffff:1::2;       198.51.100.9;                              198.51.100.9",
                // Only the last that is no proxy: what stands before it was written by the client.
                "10.1.2.3;                 1.1.1.1, 198.51.100.9, 192.0.2.7, 10.9.9.9; 198.51.100.9",
                "10.1.2.3;                 1.1.1.1|198.51.100.9,10.9.9.9;             198.51.100.9",
                // All of them proxies: the first.
                "10.1.2.3;                 10.4.4.4, 10.9.9.9;                        10.4.4.4",
                // Nothing, or nothing usable: the last that was.
                "10.1.2.3;                 '';                                        10.1.2.3",
                "10.1.2.3;                 unknown;                                   10.1.2.3",
                "10.1.2.3;                 198.51.100.9, localhost, 10.9.9.9;         10.9.9.9",
                "10.1.2.3;                 ' 198.51.100.9, , ';                       198.51.100.9",
                // Ports, brackets and IPv4 in IPv6.
                "10.1.2.3;                 198.51.100.9:4711;                         198.51.100.9",
                "10.1.2.3;                 [2001:db8::9]:4711;                        2001:db8::1",
                "10.1.2.3;                 ::ffff:198.51.100.9;                       198.51.100.9",
                // IPv6 by its first 64 bits.
                "2001:db8:0:1::1;          '';                                        2001:db8:0:1:ffff::",
            })
    void network_isThatOfTheClient(String peer, String forwardedFor, String client) {
        ClientNetwork found = networks(TRUSTED).of(address(peer), Arrays.asList(forwardedFor.split("\\|")));

        assertEquals(ClientNetwork.of(address(client)), found);
    }

    @Test
    void network_otherIPv6Prefix_isAnother() {
        assertEquals(
                "20010db800000001", ClientNetwork.of(address("2001:db8:0:1::1")).prefix());
        assertEquals(
                "20010db800000002", ClientNetwork.of(address("2001:db8:0:2::1")).prefix());
        assertEquals("c6336409", ClientNetwork.of(address("198.51.100.9")).prefix());
    }

    @Test
    void network_noTrustedProxies_isThatOfTheConnection() {
        ClientNetworks networks = new ClientNetworks(
                Configured.with(WebConfig.class, Map.of("mia.public-origin", "https://chat.example")));

        assertEquals(
                ClientNetwork.of(address("127.0.0.1")), networks.of(address("127.0.0.1"), List.of("198.51.100.9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", "all"})
    void trustedProxies_thatAreNoAddresses_areRefused(String trusted) {
        assertThrows(IllegalStateException.class, () -> networks(trusted));
    }

    private static ClientNetworks networks(String trusted) {
        return new ClientNetworks(Configured.with(
                WebConfig.class, Map.of("mia.public-origin", "https://chat.example", "mia.trusted-proxies", trusted)));
    }

    private static InetAddress address(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
