package vitrine.http;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a body before anything of it is read: when it says itself that it is too large, and when the bodies that are being read already
 * fill the memory there is for them.
 */
final class BodyLimit extends Handler.Wrapper {
    /** Bodies up to this size are not counted: there is always room for them. */
    private static final long SMALL = 64 << 10;

    private final long most;
    private final long room;
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param most bytes of one body
     * @param room bytes of all bodies together
     */
    BodyLimit(long most, long room, Handler next) {
        super(next);
        this.most = most;
        this.room = room;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean unknown = request.getLength() < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        long length = unknown ? most : request.getLength();
        if (length > most) {
            return refuse(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        }
        if (length <= SMALL) {
            return super.handle(request, response, callback);
        }
        if (taken.addAndGet(length) > room) {
            taken.addAndGet(-length);
            return refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        Request.addCompletionListener(request, failure -> taken.addAndGet(-length));
        return super.handle(request, response, callback);
    }

    private static boolean refuse(Request request, Response response, Callback callback, int status) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Response.writeError(request, response, callback, status);
        return true;
    }
}
