package dev.consilience.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sign-in server's tokens: good ones, and such as attackers make. */
final class Tokens {

    static final String AUDIENCE = "consilience";
    static final String ISSUER = "https://sign-in.test";

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = pair();

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The key by which services know tokens of ours. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static Map<String, Object> claims(String role, String audience, String issuer, Instant end) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", issuer);
        claims.put("sub", role + "-1");
        claims.put("upn", role + "@token");
        claims.put("aud", audience);
        claims.put("iat", end.minus(VALID).getEpochSecond());
        claims.put("exp", end.getEpochSecond());
        claims.put("groups", List.of(role));
        return claims;
    }

    private static Map<String, Object> good(String role) {
        return claims(role, AUDIENCE, ISSUER, Instant.now().plus(VALID));
    }

    /** A good one. */
    String of(String role) {
        return signed(keys, good(role));
    }

    String expired(String role) {
        return signed(keys, claims(role, AUDIENCE, ISSUER, Instant.now().minus(Duration.ofMinutes(5))));
    }

    String forOthers(String role) {
        return signed(
                keys, claims(role, "another-service", ISSUER, Instant.now().plus(VALID)));
    }

    String ofAnotherIssuer(String role) {
        return signed(
                keys,
                claims(role, AUDIENCE, "https://evil.example", Instant.now().plus(VALID)));
    }

    /** Signed with a key that is not the server's. */
    String forged(String role) {
        return signed(pair(), good(role));
    }

    /** A good one of which somebody has changed what it says. */
    String altered(String role, String better) {
        String[] parts = of(role).split("\\.", 3);
        return parts[0] + "." + encoded(good(better)) + "." + parts[2];
    }

    /** Not signed at all, and saying so. */
    String unsigned(String role) {
        return encoded(Map.of("alg", "none", "typ", "JWT")) + "." + encoded(good(role)) + ".";
    }

    /** Signed by the public key, which everybody knows, as if it were a shared secret. */
    String signedByThePublicKey(String role) {
        String text = encoded(Map.of("alg", "HS256", "typ", "JWT")) + "." + encoded(good(role));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(KeyPair keys, Map<String, Object> claims) {
        String text = encoded(Map.of("alg", "RS256", "typ", "JWT")) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, Object> part) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(part));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
