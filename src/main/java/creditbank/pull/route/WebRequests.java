package creditbank.pull.route;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP requests of one pull, of which one is made at a time. Leaves the body of every answer but a good one with the sender: Camel would read it whole into
 * its exception, and one without end until no memory is left.
 */
public final class WebRequests implements HttpClientConfigurer {
    private static final int REDIRECTED = 300;

    private final AtomicReference<@Nullable ExecRuntime> latest = new AtomicReference<>();

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("web-requests", this::execute);
    }

    /** Closes the connection of the latest request at once, also while another thread reads from it without ever having to wait. */
    public void breakOff() {
        ExecRuntime runtime = latest.get();
        if (runtime != null) {
            runtime.discardEndpoint();
        }
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        latest.set(scope.execRuntime);
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getCode() >= REDIRECTED && response.getEntity() != null) {
            scope.execRuntime.discardEndpoint();
            response.setEntity(null);
        }
        return response;
    }
}
