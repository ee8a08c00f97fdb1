package creditbank.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that uses {@link TestDatabase}. The build runs it twice: on the embedded server, and on a PostgreSQL in a container wherever
 * a Docker engine answers; where one is required ({@code CREDITBANK_REQUIRE_DOCKER}) only there.
 */
@Tag("store")
@ExtendWith(DockerEngine.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface StoreTest {}
