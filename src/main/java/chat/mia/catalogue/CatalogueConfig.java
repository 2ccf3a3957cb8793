package chat.mia.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** The catalogue as it is configured; the defaults stand in {@code application.properties}. */
@ConfigMapping(prefix = "mia.catalogue")
interface CatalogueConfig {

    /**
     * Everything that may be stored on a device, by an id that stays when a name changes. The service itself looks for
     * {@code access-token}, {@code refresh-token}, {@code csrf-token}, {@code consent-choice} and, where it is declared,
     * {@code analytics-id}.
     */
    Map<String, Entry> entries();

    /** One thing that may be stored. */
    interface Entry {

        /**
         * Takes an entry out of the policy; what is set under it counts no more. A cookie is removed from the browsers that
         * still send it. Not for those that the service cannot work without.
         */
        @WithDefault("false")
        boolean removed();

        /** Name of the cookie, key or cache. Required, like store, category, basis, lifetime and purposes. */
        Optional<String> name();

        /** Where it lies: {@code cookie}, {@code local-storage} or {@code cache}. */
        Optional<Store> store();

        /**
         * Its category. {@code essential} and {@code functional} need no consent; any other name is a category that
         * does.
         */
        Optional<String> category();

        /**
         * What allows it: {@code consent} for a category that needs it, else an exemption: {@code service-requested}, {@code
         * preference-requested} or {@code choice-kept}.
         */
        Optional<LegalBasis> basis();

        /** What it is for, in plain words, by language tag; stands in the published policy. Each of {@code mia.languages}. */
        Map<String, String> purpose();

        /**
         * {@code session}, {@code persistent}, or a period like {@code P30D} or {@code P12M} (ISO 8601). Cookies are never
         * persistent and end after 400 days; other things are never of the session.
         */
        Optional<Lifetime> lifetime();

        /** Its place among the others in the policy; those of one place are ordered by id. */
        @WithDefault("100")
        int position();

        /** Cookies only: the path below which the browser sends it. Without it, everywhere. */
        Optional<String> path();

        /** Cookies only: whether scripts are kept from reading it. Without it, they are. */
        Optional<Boolean> httpOnly();

        /** Cookies only: {@code strict} or {@code lax}. Without it, strict. */
        Optional<SameSite> sameSite();
    }
}
