package chat.mia.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page for admins, but for those about figures ({@code templates/AdminPageResource}). */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "admin", locale = "en")
interface AdminMessages {

    @Message("Administration")
    String title();

    @Message("How often people agree, which keys sign, and how the ledger stands.")
    String summary();

    @Message("On this page")
    String onThisPage();

    @Message("Languages")
    String languages();

    @Message("This page needs JavaScript: it asks the API for everything that it shows.")
    String noScript();

    @Message("Asking the service …")
    String asking();

    @Message("Nobody is signed in in this browser.")
    String signedOut();

    @Message("Sign in in the privacy centre")
    String signIn();

    @Message("This account lacks the role admin, so the service shows it nothing here.")
    String notAllowed();

    @Message("Whoever operates the service grants it, by naming the account in this setting. It counts from the "
            + "next renewal of the session, within ten minutes:")
    String whoGrants();

    @Message("The service or its database is away. Try again in a moment.")
    String away();

    @Message("Try again")
    String retry();

    @Message("Signing keys")
    String keys();

    @Message("Access tokens are signed with these keys, which change by themselves. Receipts have keys of their "
            + "own, which stay for ever.")
    String keysHint();

    @Message("State")
    String state();

    @Message("Key")
    String key();

    @Message("Made")
    String created();

    @Message("Signs since")
    String activeFrom();

    @Message("Published until")
    String publishedUntil();

    @Message("next: published, signs soon")
    String next();

    @Message("active: signs")
    String active();

    @Message("retiring: still published")
    String retiring();

    @Message("retired: gone after its time")
    String retired();

    @Message("revoked: its tokens are refused")
    String revoked();

    @Message("Replace all keys …")
    String replace();

    @Message("Replace all signing keys?")
    String replaceTitle();

    @Message("A new key signs from now on; all others are withdrawn at once and for good.")
    String replaceSigns();

    @Message("Their access tokens are refused. Browsers renew theirs by themselves: nobody is signed out.")
    String replaceTokens();

    @Message("Other services accept the old tokens until their copy of the key set is over, five minutes at most.")
    String replaceOthers();

    @Message("The audit trail records it, with your account and the reason.")
    String replaceAudited();

    @Message("Reason")
    String reason();

    @Message("Somebody else has a key")
    String compromised();

    @Message("It is suspected that somebody has")
    String suspected();

    @Message("It is an exercise")
    String exercise();

    @Message("Choose a reason.")
    String reasonMissing();

    @Message("Replace all keys")
    String replaceNow();

    @Message("Cancel")
    String cancel();

    @Message("All keys were replaced: a new one signs from now on.")
    String replaced();

    @Message("Ledger")
    String ledger();

    @Message("Every choice is an event in a chain; signed checkpoints seal the events.")
    String ledgerHint();

    @Message("Events")
    String events();

    @Message("Chains")
    String chains();

    @Message("one for each account or browser that chose")
    String chainsHint();

    @Message("Checkpoints")
    String checkpoints();

    @Message("Not sealed yet")
    String waiting();

    @Message("sealed within an hour")
    String waitingHint();

    @Message("Oldest month")
    String oldestMonth();

    @Message("Purged months")
    String tombstones();

    @Message("each has a signed tombstone in its place")
    String tombstonesHint();

    @Message("Newest checkpoint")
    String newest();

    @Message("Number %number, of %time; it seals %events events.")
    String newestFacts();

    @Message("There is none yet: the first one is made an hour after the first choice.")
    String noCheckpoint();

    @Message("Keep it where nobody who operates this database can write: with it, whoever changes or removes "
            + "anything sealed before is found out.")
    String keepElsewhere();

    @Message("Copy the hash")
    String copyHash();

    @Message("Copy the signed form")
    String copySigned();

    @Message("Copied.")
    String copied();

    @Message("The browser did not let it be copied: select the text instead.")
    String notCopied();

    @Message("To verify the whole ledger against it, save it as a file and run:")
    String verifyHow();

    @Message("Verify a receipt")
    String verifyReceipt();

    @Message("%number or more")
    String atLeast();

    @Message("about %number")
    String about();
}
