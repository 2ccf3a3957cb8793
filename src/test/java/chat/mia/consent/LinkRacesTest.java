package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that happen at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkRacesTest {

    @Inject
    Tables tables;

    @Inject
    LinkFixture fixture;

    @Test
    void link_oneReceiptByTwoTabs_happensOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Visitor visitor = Visitor.signedIn();
            String receipt = ReceiptCredentialTest.grant();
            assertEquals(List.of(200, 409), statuses(List.of(visitor.copy(), visitor.copy()), List.of(receipt)));
            assertEquals(1L, links(receipt));
        }
    }

    @Test
    void link_manyReceiptsByTwoAccounts_linksEachOnceWithoutDeadlock() throws Exception {
        List<String> receipts = IntStream.range(0, 8)
                .mapToObj(i -> ReceiptCredentialTest.grant())
                .toList();
        List<Integer> expected = new ArrayList<>();
        receipts.forEach(receipt -> expected.add(200));
        receipts.forEach(receipt -> expected.add(409));

        assertEquals(expected, statuses(List.of(Visitor.signedIn(), Visitor.signedIn()), receipts));

        receipts.forEach(receipt -> assertEquals(1L, links(receipt)));
    }

    /** As the tables grow PostgreSQL chooses other plans, and some of them would lose a row for which they had to wait. */
    @ParameterizedTest
    @ValueSource(strings = {"enable_hashjoin", "enable_nestloop", "enable_indexscan", "enable_hashagg"})
    void lock_whateverThePlan_findsBothChainsAfterWaiting(String without) throws Exception {
        Visitor visitor = Visitor.signedIn();
        String receipt = ReceiptCredentialTest.grant();
        String event = LinkFixture.payload(receipt).getString("jti");
        ExecutorService tab = Executors.newSingleThreadExecutor();
        try (Tables.Transaction busy = tables.transaction();
                Tables.Transaction link = tables.transaction()) {
            busy.execute(
                    "UPDATE consent_subject SET seq = seq WHERE account_id = ? OR id = ?",
                    visitor.account(),
                    fixture.subject(receipt));
            link.execute("SET LOCAL " + without + " = off");
            Future<Integer> chains = tab.submit(() -> lock(link, visitor.account(), UUID.fromString(event)));
            tables.awaitWaiter(busy);
            busy.commit();
            assertEquals(2, chains.get());
        } finally {
            tab.shutdown();
        }
    }

    private static int lock(Tables.Transaction transaction, UUID account, UUID event) throws SQLException {
        String statement = LinkStatements.LOCK.replaceAll("\\$[12]", "?");
        try (PreparedStatement lock = transaction.connection().prepareStatement(statement)) {
            lock.setObject(1, account);
            lock.setObject(2, event);
            ResultSet rows = lock.executeQuery();
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    /** Who holds the one must never wait for the other while somebody who holds that one waits for the first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void link_chainOfTheLowerIdIsBusy_waitsWithoutHoldingTheOther(boolean accountIsLower) throws Exception {
        Visitor visitor = Visitor.signedIn();
        UUID account = (UUID) tables.query("SELECT id FROM consent_subject WHERE account_id = ?", visitor.account())
                .get(0)
                .get(0);
        String receipt = Stream.generate(ReceiptCredentialTest::grant)
                .filter(given -> accountIsLower == isLower(account, fixture.subject(given)))
                .findFirst()
                .orElseThrow();
        UUID lower = accountIsLower ? account : fixture.subject(receipt);
        UUID higher = accountIsLower ? fixture.subject(receipt) : account;
        ExecutorService tab = Executors.newSingleThreadExecutor();
        try (Tables.Transaction busy = tables.transaction()) {
            busy.execute("SELECT FROM consent_subject WHERE id = ? FOR UPDATE", lower);
            Future<Integer> link =
                    tab.submit(() -> LinkFixture.link(visitor, receipt).statusCode());
            tables.awaitWaiter(busy);
            busy.execute("SELECT FROM consent_subject WHERE id = ? FOR UPDATE NOWAIT", higher);
            busy.commit();
            assertEquals(200, link.get());
        } finally {
            tab.shutdown();
        }
    }

    /** As the database orders them: by their bytes, where Java takes halves for signed numbers. */
    private static boolean isLower(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0;
    }

    @Test
    void link_whileTheBrowserWithdraws_waitsForItAndTakesTheNo() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String receipt = ReceiptCredentialTest.grant();
        ExecutorService tab = Executors.newSingleThreadExecutor();
        try (Tables.Transaction withdrawal = tables.transaction()) {
            withdrawal.execute("UPDATE consent_subject SET granted = '{}' WHERE id = ?", fixture.subject(receipt));
            Future<String> link = tab.submit(() -> LinkFixture.link(visitor, receipt)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("status"));
            tables.awaitWaiter(withdrawal);
            withdrawal.commit();
            assertEquals("refused", link.get());
        } finally {
            tab.shutdown();
        }
    }

    private static List<Integer> statuses(List<Visitor> visitors, List<String> receipts) throws Exception {
        List<Callable<Integer>> links = new ArrayList<>();
        for (String receipt : receipts) {
            for (Visitor visitor : visitors) {
                links.add(() -> LinkFixture.link(visitor.copy(), receipt).statusCode());
            }
        }
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> link : browsers.invokeAll(links)) {
                statuses.add(link.get());
            }
            return statuses.stream().sorted().toList();
        } finally {
            browsers.shutdown();
        }
    }

    private long links(String receipt) {
        return (long) tables.query(
                        "SELECT count(*) FROM consent_event WHERE action = 'link' AND linked_subject = ?",
                        fixture.subject(receipt))
                .get(0)
                .get(0);
    }
}
