/**
 * The server: REST, WebSocket, the page and its libraries, and every rule about what may come in: hosts, origins,
 * sizes, depths.
 * <p>The only package that knows Javalin and Jetty. It translates between the wire and sessions and decides nothing
 * about programs. No stack trace ever leaves it.
 */
@NullMarked
package vitrine.http;

import org.jspecify.annotations.NullMarked;
