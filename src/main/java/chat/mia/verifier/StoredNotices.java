package chat.mia.verifier;

import chat.mia.keys.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** The texts that were shown, each under its own hash. */
final class StoredNotices {

    private static final String QUERY = "SELECT encode(sha256, 'hex'), document FROM notice ORDER BY sha256";

    private record StoredNotice(String sha256, String document) {

        private static StoredNotice read(ResultSet row) throws SQLException {
            return new StoredNotice(row.getString(1), String.valueOf(row.getString(2)));
        }

        private boolean isWhatItSays() {
            byte[] hash = Sha256.of(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).equals(sha256);
        }
    }

    private StoredNotices() {}

    /** The hashes of all, few as there are: one for each version, language and layout. */
    static Set<String> check(Connection database, Findings findings) throws SQLException {
        Set<String> hashes = new HashSet<>();
        try (Cursor<StoredNotice> notices = Cursor.of(database, QUERY, StoredNotice::read)) {
            while (notices.hasNext() && !findings.full()) {
                StoredNotice notice = notices.next();
                if (!notice.isWhatItSays()) {
                    findings.add("notice " + notice.sha256(), "its document was altered: the hash is another one");
                }
                hashes.add(notice.sha256());
            }
        }
        return hashes;
    }
}
