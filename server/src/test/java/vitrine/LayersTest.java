package vitrine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Keeps the layers layers: each uses only those below it, and foreign libraries stay where they belong.
 *
 * <p>A machine is a package directly under {@code vitrine.machine}, all but {@code graph}, {@code heap} and {@code jit}, which they share. All machines are on one level, none knows another,
 * and no layer above the seam knows any: they are found through {@link java.util.ServiceLoader}.
 */
class LayersTest {
    /** Lowest first. {@link #MACHINES} stands for every package under {@code vitrine.machine}. */
    private static final List<String> LAYERS = List.of(
            "isa",
            "program",
            "asm",
            "verify",
            "machine",
            "machine.graph",
            "machine.heap",
            "machine.jit",
            "machine.*",
            "debug",
            "session",
            "protocol",
            "http",
            "cli");

    private static final String MACHINES = "machine.*";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vitrine");

    @Test
    void everyClassIsInALayer() {
        var stray = new TreeSet<String>();
        for (JavaClass each : CLASSES) {
            if (layerOf(each).isEmpty()) {
                stray.add(each.getName());
            }
        }
        assertThat(stray)
                .as("classes outside every layer; add their package to LAYERS at its level")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> usesOnlyTheLayersBelow() {
        return LAYERS.stream()
                .map(layer -> DynamicTest.dynamicTest(
                        layer,
                        () -> classes()
                                .that(areIn(layer))
                                .should()
                                .onlyDependOnClassesThat(areNotOursOrMayBeUsedBy(layer))
                                .allowEmptyShould(true)
                                .check(CLASSES)));
    }

    @Test
    void noMachineKnowsAnother() {
        for (JavaClass each : CLASSES) {
            if (layerOf(each).filter(MACHINES::equals).isEmpty()) {
                continue;
            }
            var others = each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> layerOf(target).filter(MACHINES::equals).isPresent())
                    .filter(target -> !machineOf(target).equals(machineOf(each)))
                    .map(JavaClass::getName)
                    .toList();
            assertThat(others).as("machines that %s knows", each.getName()).isEmpty();
        }
    }

    @Test
    void onlyHttpKnowsTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vitrine.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "org.webjars..")
                .check(CLASSES);
    }

    @Test
    void jsonBelongsToTheWireAndTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vitrine.protocol..", "vitrine.http..", "vitrine.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineParsesArguments() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vitrine.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    /** Time comes from sessions and the server; below them everything is a function of its inputs. */
    @Test
    void nothingBelowSessionsKnowsClockThreadOrFile() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "vitrine.isa..", "vitrine.program..", "vitrine.asm..", "vitrine.verify..", "vitrine.machine..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Thread.class,
                        java.util.Random.class,
                        java.util.concurrent.ThreadLocalRandom.class,
                        java.time.Clock.class,
                        java.time.Instant.class,
                        java.nio.file.Files.class,
                        java.io.File.class)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areIn(String layer) {
        return DescribedPredicate.describe(
                "are in " + layer, each -> layerOf(each).filter(layer::equals).isPresent());
    }

    private static DescribedPredicate<JavaClass> areNotOursOrMayBeUsedBy(String layer) {
        return DescribedPredicate.describe("are foreign or in a layer below " + layer, each -> {
            if (!each.getPackageName().startsWith("vitrine")) {
                return true;
            }
            return layerOf(each)
                    .filter(target -> target.equals(layer)
                            || (!target.equals(MACHINES) && LAYERS.indexOf(target) < LAYERS.indexOf(layer)))
                    .isPresent();
        });
    }

    /** The layer of one of our classes; empty for foreign ones and for strays. */
    private static Optional<String> layerOf(JavaClass each) {
        String name = each.getPackageName();
        if (!name.startsWith("vitrine.")) {
            return Optional.empty();
        }
        String inside = name.substring("vitrine.".length());
        if (inside.startsWith("machine.")) {
            return Optional.of(LAYERS.contains(inside) ? inside : MACHINES);
        }
        int dot = inside.indexOf('.');
        String first = dot < 0 ? inside : inside.substring(0, dot);
        return LAYERS.contains(first) ? Optional.of(first) : Optional.empty();
    }

    private static String machineOf(JavaClass each) {
        String inside = each.getPackageName().substring("vitrine.machine.".length());
        int dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }
}
