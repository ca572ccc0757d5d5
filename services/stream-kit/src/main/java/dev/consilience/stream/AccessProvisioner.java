package dev.consilience.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Makes Kafka's users, and what each may do, as {@link TopicAccess} says; can be run at any time. */
public final class AccessProvisioner {

    /** What Kafka asks for at least, and its own tools take: it keeps a stolen store of credentials from being tried out fast. */
    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

    private AccessProvisioner() {}

    /**
     * Makes users that are missing, gives all of them the passwords that they are to have, and replaces what they were allowed.
     *
     * @param administrator of the cluster: somebody who may change users and rules
     * @param passwords of the users, by name
     * @throws IOException if the cluster does not answer, or refuses; the message says why
     * @throws InterruptedException if interrupted while waiting for an answer
     */
    public static void provision(KafkaConnection administrator, Map<String, String> passwords)
            throws IOException, InterruptedException {
        try (Admin admin = Admin.create(administrator.settings())) {
            List<UserScramCredentialAlteration> users = new ArrayList<>();
            passwords.forEach((name, password) -> users.add(new UserScramCredentialUpsertion(name, SCRAM, password)));
            admin.alterUserScramCredentials(users).all().get();
            for (TopicAccess who : TopicAccess.ALL) {
                allow(admin, who);
            }
            admin.alterClientQuotas(TopicAccess.ALL.stream()
                            .map(AccessProvisioner::quotas)
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "Kafka at " + administrator + " did not take the users and what they may do: " + e.getMessage(), e);
        }
    }

    /** The new rules first: whoever is at work is not to be refused between the two. */
    private static void allow(Admin admin, TopicAccess who) throws InterruptedException, ExecutionException {
        AclBindingFilter own = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(
                        Permissions.principal(who), null, AclOperation.ANY, AclPermissionType.ANY));
        Set<AclBinding> wanted = Permissions.of(who);
        Set<AclBinding> surplus = new HashSet<>(admin.describeAcls(own).values().get());
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(surplus);
        surplus.removeAll(wanted);
        admin.createAcls(missing).all().get();
        admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
    }

    private static ClientQuotaAlteration quotas(TopicAccess who) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, who.name())),
                who.quotas().entrySet().stream()
                        .map(quota -> new ClientQuotaAlteration.Op(quota.getKey(), quota.getValue()))
                        .toList());
    }
}
