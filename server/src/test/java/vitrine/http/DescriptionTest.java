package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vitrine.asm.ListingRow;
import vitrine.debug.CellOrigin;
import vitrine.debug.Fetched;
import vitrine.debug.LoopReport;
import vitrine.debug.TimelineView;
import vitrine.debug.Traffic;
import vitrine.debug.WatchedValue;
import vitrine.isa.CollectorName;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.CollectionView;
import vitrine.machine.GraphView;
import vitrine.machine.GroupView;
import vitrine.machine.HeapSpace;
import vitrine.machine.HeapUse;
import vitrine.machine.MemoryView;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Pointer;
import vitrine.machine.SpacesView;
import vitrine.machine.ValueView;
import vitrine.machine.graph.Held;
import vitrine.machine.graph.Matches;
import vitrine.machine.graph.Referrers;
import vitrine.program.Diagnostic;
import vitrine.program.SourceMap;
import vitrine.program.SourceRange;
import vitrine.protocol.ClassFacts;
import vitrine.protocol.Command;
import vitrine.protocol.EffectView;
import vitrine.protocol.Event;
import vitrine.protocol.Json;
import vitrine.protocol.ProblemDetails;
import vitrine.protocol.Requests;
import vitrine.protocol.Responses;

/** The interface's description says what the server does: the same routes, the same commands, events and fields. */
class DescriptionTest {
    private final JsonNode document = Json.mapper().readTree(Description.read("openapi.json"));

    /** Files of the page and of the description's own page are no part of the interface. */
    private static final Set<String> PAGES =
            Set.of("GET /", "GET /<path>", "GET /vendor/{library}/<path>", "GET /api/docs.js", "GET /api/docs.css");

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws BindException {
        Set<String> routes = new TreeSet<>();
        try (Server server = new Server(ServerOptions.local(0))) {
            server.start();
            for (Routes.Route route : server.routes().all()) {
                String name = route.method() + " " + route.path();
                if (!PAGES.contains(name)) {
                    routes.add(name.replace('<', '{').replace('>', '}'));
                }
            }
        }
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Matcher references =
                Pattern.compile("\"#/components/schemas/([^\"]+)\"").matcher(Description.read("openapi.json"));
        Set<String> named = new TreeSet<>();
        while (references.find()) {
            named.add(references.group(1));
        }
        Set<String> there =
                new TreeSet<>(document.path("components").path("schemas").propertyNames());
        assertThat(there).isEqualTo(named);
    }

    @Test
    void theFieldsOfRecordsAreThoseDescribed() {
        Map<String, Class<?>> records = Stream.of(
                        ProblemDetails.class,
                        Requests.Assemble.class,
                        Requests.Disassemble.class,
                        Requests.Create.class,
                        Responses.MachineInfo.class,
                        Responses.InstructionTable.class,
                        Responses.Row.class,
                        Responses.OperandRow.class,
                        Responses.HostCallRow.class,
                        Responses.DirectiveRow.class,
                        Responses.ProgramInfo.class,
                        Responses.ProgramText.class,
                        Responses.ListingPart.class,
                        Responses.Assembled.class,
                        Responses.Disassembled.class,
                        Responses.Created.class,
                        Responses.SessionState.class,
                        Responses.ProgramFacts.class,
                        ClassFacts.class,
                        Traffic.InArea.class,
                        Traffic.Passage.class,
                        Responses.InputText.class,
                        ListingRow.class,
                        Area.class,
                        AreaView.class,
                        MemoryView.class,
                        GraphView.class,
                        SpacesView.class,
                        HeapSpace.class,
                        HeapUse.class,
                        CollectionView.class,
                        Fetched.class,
                        CellView.class,
                        GroupView.class,
                        ValueView.class,
                        Pointer.class,
                        Diagnostic.class,
                        SourceRange.class,
                        TimelineView.class,
                        TimelineView.Mark.class,
                        TimelineView.Bar.class,
                        WatchedValue.class,
                        Event.Step.class,
                        Event.Log.class,
                        Event.Inputs.class,
                        Event.Placed.class,
                        Event.Use.class,
                        CellOrigin.Source.class,
                        Event.Edited.class,
                        Command.Breakpoint.class)
                .collect(Collectors.toMap(Class::getSimpleName, each -> each));
        records.forEach(
                (name, type) -> assertThat(properties(schema(name))).as(name).isEqualTo(components(type)));
        assertThat(properties(schema("ObjectName"))).isEqualTo(components(Held.Named.class));
        assertThat(properties(schema("ObjectReference"))).isEqualTo(components(Held.Reference.class));
        assertThat(properties(schema("RootCell"))).isEqualTo(components(ObjectGraph.Root.class));
        assertThat(properties(schema("Referrer"))).isEqualTo(components(Referrers.Referrer.class));
        assertThat(properties(schema("Match"))).isEqualTo(components(Matches.Match.class));
        assertThat(properties(schema("GraphRoot"))).isEqualTo(components(GraphView.Root.class));
        assertThat(properties(schema("GraphNode"))).isEqualTo(components(GraphView.Node.class));
        assertThat(properties(schema("GraphLink"))).isEqualTo(components(GraphView.Link.class));
        assertThat(properties(schema("GraphFold"))).isEqualTo(components(GraphView.Fold.class));
        assertThat(properties(schema("Cursor"))).isEqualTo(components(CollectionView.Cursor.class));
        assertThat(properties(schema("Amount"))).isEqualTo(components(CollectionView.Amount.class));
        assertThat(properties(schema("SpacesMap"))).isEqualTo(components(SpacesView.Map.class));
        assertThat(properties(schema("MemoryBlock"))).isEqualTo(components(SpacesView.Block.class));
        assertThat(properties(schema("MemoryShare"))).isEqualTo(components(SpacesView.Share.class));
        assertThat(properties(schema("HeapOverTime"))).isEqualTo(components(TimelineView.Heap.class));
        assertThat(properties(schema("CollectorName"))).isEqualTo(components(CollectorName.class));
        assertThat(properties(schema("Method"))).isEqualTo(components(ClassFacts.Method.class));
        assertThat(properties(schema("Trap"))).isEqualTo(components(Event.TrapView.class));
        assertThat(properties(schema("SourceMark"))).isEqualTo(components(SourceMap.Mark.class));
        assertThat(properties(schema("LoopChanged"))).isEqualTo(components(LoopReport.Changed.class));
        assertThat(properties(schema("LoopCell"))).isEqualTo(components(LoopReport.Cell.class));
        assertThat(properties(schema("LoopCondition"))).isEqualTo(components(LoopReport.Condition.class));
    }

    @Test
    void everyCommandAndEventIsDescribed() {
        check(Command.class, "Command");
        check(Event.class, "Event");
    }

    private void check(Class<?> sealed, String prefix) {
        Set<String> described = new TreeSet<>();
        document.path("components").path("schemas").propertyNames().stream()
                .filter(name -> name.startsWith(prefix) && !name.equals(prefix))
                .forEach(described::add);
        Set<String> there = new TreeSet<>();
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            String name = prefix + each.getSimpleName();
            there.add(name);
            Set<String> fields = components(each);
            fields.add("type");
            assertThat(properties(schema(name))).as(name).isEqualTo(fields);
        }
        assertThat(described).isEqualTo(there);
    }

    @Test
    void everyEffectIsDescribed() {
        List<Set<String>> described = new ArrayList<>();
        schema("Effect").path("oneOf").forEach(each -> described.add(properties(each)));
        List<Set<String>> there = new ArrayList<>();
        for (Class<?> each : EffectView.class.getPermittedSubclasses()) {
            Set<String> fields = components(each);
            fields.add("type");
            there.add(fields);
        }
        assertThat(described).containsExactlyInAnyOrderElementsOf(there);
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    private static Set<String> properties(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
