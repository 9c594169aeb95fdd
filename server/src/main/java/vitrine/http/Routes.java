package vitrine.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses that the server answers, remembered so that the API's description can be held against them. */
final class Routes {
    /** A method and a path such as "/api/sessions/{id}"; {@code <name>} stands for a path of several parts. */
    record Route(String method, String path) {}

    private final List<Route> routes = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final JavalinConfig config;

    Routes(JavalinConfig config) {
        this.config = config;
    }

    void get(String path, Handler handler) {
        add("GET", path);
        config.routes.addHttpHandler(HandlerType.GET, path, handler);
        config.routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }

    void post(String path, Handler handler) {
        add("POST", path);
        config.routes.addHttpHandler(HandlerType.POST, path, handler);
    }

    void delete(String path, Handler handler) {
        add("DELETE", path);
        config.routes.addHttpHandler(HandlerType.DELETE, path, handler);
    }

    private void add(String method, String path) {
        routes.add(new Route(method, path));
        String regex = path.replaceAll("\\{[^/]+\\}", "[^/]+").replaceAll("<[^/]+>", ".+");
        patterns.add(Pattern.compile(regex));
    }

    List<Route> all() {
        return Collections.unmodifiableList(routes);
    }

    /** The methods that a path takes, with commas between. */
    String methods(String path) {
        List<String> methods = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            if (patterns.get(i).matcher(path).matches()) {
                methods.add(routes.get(i).method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods.stream().distinct().sorted().collect(Collectors.joining(", "));
    }
}
