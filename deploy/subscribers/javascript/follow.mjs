// Follows a compacted topic from its start and keeps the table that it amounts to. README.md says how it is run.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { Kafka, logLevel } from 'kafkajs';

const USAGE = 'usage: node follow.mjs [--brokers HOST:PORT,...] [--registry URL] [--topic TOPIC] [--until-now]';

function readOptions() {
  try {
    return parseArgs({
      options: {
        brokers: { type: 'string', default: '127.0.0.1:9092' },
        registry: { type: 'string', default: 'http://127.0.0.1:8085/apis/ccompat/v7' },
        topic: { type: 'string', default: 'curated.claim.current.v1' },
        'until-now': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`);
  }
}

// Where each partition that has records ended when this was asked.
async function endOffsets(kafka, topic) {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets
        .filter(({ low, high }) => BigInt(low) < BigInt(high))
        .map(({ partition, high }) => [partition, BigInt(high)]),
    );
  } finally {
    await admin.disconnect();
  }
}

async function main() {
  const { brokers, registry, topic, 'until-now': untilNow } = readOptions();
  const kafka = new Kafka({
    clientId: 'subscriber',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 3 },
  });
  const client = new SchemaRegistryClient({ baseURLs: [registry], maxRetries: 1 });
  const deserializer = new AvroDeserializer(client, SerdeType.VALUE, {});

  const table = new Map();
  const behind = await endOffsets(kafka, topic);
  const next = new Map();
  let end;
  const ended = new Promise((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });

  // A group of its own, which commits nothing: every run reads everything. Only committed transactions are read.
  const consumer = kafka.consumer({
    groupId: `subscriber-${randomUUID()}`,
    allowAutoTopicCreation: false,
    readUncommitted: false,
    maxWaitTimeInMs: 500,
  });

  async function take({ partition, message }) {
    // KafkaJS begins anew when it has lost its group: what was taken is passed over.
    const offset = BigInt(message.offset);
    if (offset < (next.get(partition) ?? 0n)) {
      return;
    }
    const key = message.key.toString();
    let value = null;
    if (message.value === null) {
      table.delete(key);
    } else {
      value = await deserializer.deserialize(topic, message.value);
      table.set(key, value);
    }
    next.set(partition, offset + 1n);
    if (!untilNow) {
      console.log(JSON.stringify({ key, value }));
    }
  }

  function caughtUp() {
    console.error(`caught up: ${table.size} keys`);
    if (untilNow) {
      end();
    }
  }

  // A transaction ends in a marker, which takes an offset and is no message: so batches tell how far it has been read.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    const there = BigInt(payload.lastOffset) + 1n >= behind.get(payload.partition);
    if (there && behind.delete(payload.partition) && behind.size === 0) {
      caughtUp();
    }
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) {
      end(payload.error);
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => end(untilNow ? new Error('ended before all was read') : undefined));
  }
  process.stdout.on('error', () => end());

  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    if (behind.size === 0) {
      caughtUp();
    }
    await consumer.run({
      autoCommit: false,
      eachMessage: async (one) => {
        try {
          await take(one);
        } catch (error) {
          end(error);
          throw error;
        }
      },
    });
    await ended;
  } finally {
    await consumer.disconnect();
  }
  if (untilNow) {
    for (const key of [...table.keys()].sort()) {
      console.log(JSON.stringify({ key, value: table.get(key) }));
    }
  }
}

main().catch((error) => {
  console.error(`follow: ${error.message}`);
  process.exitCode = 1;
});
