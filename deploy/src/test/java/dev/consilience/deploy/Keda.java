package dev.consilience.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The objects of KEDA, as far as they are used here: there is no library of them. */
final class Keda {

    private Keda() {}

    record Metadata(String name) {}

    record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {}

    record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Advanced advanced,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig) {}

    record AutoscalerConfig(Behavior behavior) {}

    record Behavior(Rules scaleUp, Rules scaleDown) {}

    record Rules(int stabilizationWindowSeconds, List<Policy> policies) {}

    record Policy(String type, int value, int periodSeconds) {}

    record Trigger(String type, KafkaTrigger metadata, Reference authenticationRef) {}

    /** What is set is text, whatever it stands for. */
    record KafkaTrigger(
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String offsetResetPolicy,
            String version,
            String tls,
            String sasl) {}

    record Reference(String name) {}

    record TriggerAuthentication(String apiVersion, String kind, Metadata metadata, Parameters spec) {}

    record Parameters(List<Parameter> secretTargetRef, List<Parameter> configMapTargetRef) {}

    record Parameter(String parameter, String name, String key) {}

    /** Reads one. */
    static ScaledObject scaledObject(JsonNode object) {
        return Kinds.as(object, ScaledObject.class);
    }
}
