package chat.mia.policy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around what changed between two versions of the policy. */
// The locale is named, since the default is that of the machine that builds.
@MessageBundle(value = "changes", locale = "en")
interface ChangesMessages {

    @Message("Versions and changes")
    String title();

    @Message("Every version of the cookie policy that was ever published, and what changed from one to another.")
    String summary();

    @Message("All versions")
    String versionsTitle();

    @Message("Kind of change")
    String kindHeading();

    @Message("Status")
    String statusHeading();

    @Message("material: everybody is asked again")
    String material();

    @Message("not material: choices stay valid")
    String notMaterial();

    @Message("announced")
    String announced();

    @Message("in force")
    String inForce();

    @Message("superseded")
    String superseded();

    @Message("Compare two versions")
    String compareTitle();

    @Message("From version")
    String fromLabel();

    @Message("To version")
    String toLabel();

    @Message("Compare")
    String compare();

    @Message("What changed from {from} to {to}")
    String differencesTitle(String from, String to);

    @Message("There is one version so far, so there is nothing to compare.")
    String onlyVersion();

    @Message("Nothing: both versions say the same.")
    String nothing();

    @Message(
            "This change is material: what you are asked about has changed, so choices made before do not count any more.")
    String isMaterial();

    @Message("This change is not material: what you are asked about stays the same, so your choice stays valid.")
    String isNotMaterial();

    @Message("Cookies and storage")
    String entriesTitle();

    @Message("Wording")
    String sectionsTitle();

    @Message("Added")
    String added();

    @Message("Removed")
    String removed();

    @Message("Changed")
    String changed();

    @Message("What")
    String factHeading();

    @Message("Before")
    String beforeHeading();

    @Message("After")
    String afterHeading();

    @Message("Kind of storage")
    String store();

    @Message("Category")
    String category();

    @Message("Legal basis")
    String basis();

    @Message("removed:")
    String removedMark();

    @Message("added:")
    String addedMark();

    @Message("end of change")
    String endMark();

    @Message("Our cookie policy has changed")
    String noticeTitle();

    @Message("On {date} we updated the cookie policy. What we ask you about stays the same, and so does your choice.")
    String noticeBody(String date);

    @Message("On {date} we updated the cookie policy. What we ask you about has changed, so please choose again.")
    String noticeMaterialBody(String date);

    @Message("See what changed")
    String noticeLink();

    @Message("Announced: version {version} comes into force on {date}.")
    String announcement(String version, String date);

    @Message("See what will change")
    String seeAnnounced();
}
