package io.rawnet.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a {@link io.rawnet.testkit.PrivateNetwork} of its own. The test, and the methods that run
 * before and after each, run on a thread of their own that is the local host of the network; they may ask for the network as
 * a parameter. Without the privileges to make a network the test is skipped with the reason, or fails where
 * {@link Requirements} says that it's required.
 * <pre>{@code
 * @Test
 * @InPrivateNetwork
 * void peerAnswersEchoRequests(PrivateNetwork network) { … }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(PrivateNetworkExtension.class)
@SuppressWarnings("exports") // as for the extension
public @interface InPrivateNetwork {
    /** {@return how many routers are between the local host and its peer; an annotation of the method counts before the class's} */
    int routers() default 0;

    /** {@return whether a bridge host is between the local host and its peer, instead of routers} */
    boolean bridge() default false;
}
