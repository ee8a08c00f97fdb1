package creditbank.pull.route;

import java.io.IOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Leaves the body of every answer but a good one with the sender: Camel would read it whole into its exception, and one without end until no memory is left. */
public final class NoErrorBodies implements HttpClientConfigurer {
    private static final int REDIRECTED = 300;

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("no-error-bodies", NoErrorBodies::execute);
    }

    private static ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getCode() >= REDIRECTED && response.getEntity() != null) {
            scope.execRuntime.discardEndpoint();
            response.setEntity(null);
        }
        return response;
    }
}
