package dev.consilience.access;

import dev.consilience.stream.access.Users;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is there by the file of users. Without one nobody is known by a password.
 *
 * <p>To check a password is dear on purpose. One that was right is known again by a keyed digest that only this process can
 * make, so that it is checked once and not with every request.
 */
@ApplicationScoped
class UserIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(UserIdentities.class);
    private static final String DIGEST = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MOST_KNOWN = 1_000;

    private final Users users;
    private final SignInGuard guard;
    private final SecretKeySpec key;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    @Inject
    UserIdentities(@ConfigProperty(name = "consilience.users") Optional<Path> file, SignInGuard guard)
            throws IOException {
        this.guard = guard;
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, DIGEST);
        if (file.isPresent()) {
            this.users = Users.read(file.get());
        } else {
            this.users = Users.none();
        }
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String address = address(HttpSecurityUtils.getRoutingContextAttribute(request));
        return context.runBlocking(() -> identity(address, request.getUsername(), request.getPassword()));
    }

    private static String address(@Nullable RoutingContext request) {
        if (request == null) {
            return "";
        }
        return Gate.address(request);
    }

    private SecurityIdentity identity(String address, String name, PasswordCredential credential) {
        String password = new String(credential.getPassword());
        Set<String> roles = known.get(digest(name, password));
        if (roles == null) {
            roles = users.rolesOf(name, password).orElseThrow(() -> refused(address, name));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(digest(name, password), roles);
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addCredential(credential)
                .addRoles(roles)
                .build();
    }

    /** The log says from where, and neither the password nor the name, for which people type passwords too. */
    private AuthenticationFailedException refused(String address, String name) {
        guard.failed(address, name);
        LOG.infof("Sign-in failed: address=%s", address);
        return new AuthenticationFailedException("No user has that name and password");
    }

    private String digest(String name, String password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + DIGEST + ", but this one", e);
        }
    }
}
