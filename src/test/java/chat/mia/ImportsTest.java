package chat.mia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The architecture as docs/architecture.md states it. */
class ImportsTest {

    /** Each may import those after it; {@code keys} is beside {@code policy} and {@code catalogue}. */
    private static final List<String> ORDER = List.of(
            "pages", "account", "assertion", "session", "verifier", "consent", "policy", "catalogue", "web", "time");

    private static JavaClasses main;

    @BeforeAll
    static void read() {
        main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("chat.mia");
    }

    @Test
    void packages_importOneWayOnly() {
        for (int place = 0; place < ORDER.size(); place++) {
            String[] earlier =
                    ORDER.subList(0, place).stream().map(ImportsTest::named).toArray(String[]::new);
            if (earlier.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(named(ORDER.get(place)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(earlier)
                        .check(main);
            }
        }
        slices().matching("chat.mia.(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void web_importsNothingOfOurs() {
        importsOnly("web", "web");
        importsOnly("time", "time");
        importsOnly("database", "database");
    }

    @Test
    void packagesBelowConsent_importOnlyWhatIsBelowThem() {
        importsOnly("audit", "audit", "time");
        importsOnly("keys", "keys", "audit", "database", "web", "time");
        importsOnly("clients", "clients", "audit", "web", "time");
        importsOnly("events", "events", "clients", "audit", "database", "web", "time");
        importsOnly("kit", "kit", "catalogue", "web");
        noClasses()
                .that()
                .resideInAnyPackage(named("catalogue"), named("policy"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(named("keys"))
                .check(main);
    }

    @Test
    void verifier_isImportedByTheMainClassOnly() {
        importsOnly("verifier", "verifier", "consent", "keys", "database", "time");
        usedOnlyIn("verifier", named("verifier"), "chat.mia");
    }

    @Test
    void development_isImportedByNothing() {
        usedOnlyIn("development", named("development"));
    }

    @Test
    void embeddedPostgres_isUsedInDevelopmentOnly() {
        usedOnlyIn("development", "io.zonky..");
    }

    @Test
    void now_isAskedOfTheInjectedClockOnly() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(main);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("chat.mia.time.SystemClock")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(main);
    }

    /** Quarkus REST silently ignores methods of resources that are not public; filters and mappers alike. */
    @Test
    void resourceMethods_arePublic() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(HEAD.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .or()
                .areAnnotatedWith(OPTIONS.class)
                .or()
                .areAnnotatedWith(ServerRequestFilter.class)
                .or()
                .areAnnotatedWith(ServerExceptionMapper.class)
                .should()
                .bePublic()
                .check(main);
    }

    @Test
    void resources_arePackagePrivateAndNamedSo() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Resource")
                .check(main);
    }

    /** @param others packages, not those below them, that may use it too */
    private static void usedOnlyIn(String user, String used, String... others) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.concat(Stream.of(named(user)), Stream.of(others)).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used)
                .check(main);
    }

    private static void importsOnly(String importing, String... imported) {
        String[] allowed =
                java.util.Arrays.stream(imported).map(ImportsTest::named).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(named(importing))
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                "chat.mia..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(allowed))))
                .check(main);
    }

    private static String named(String feature) {
        return "chat.mia." + feature + "..";
    }
}
