// Answers DynamoDB's and Secrets Manager's wire with the same words every time: what is compared is our own processor time,
// and what the database takes is the same for all. A put of a known id fails as a condition that does not hold.
import { createServer } from 'node:http';

const partner = JSON.stringify({
  Item: {
    pk: { S: 'PARTNER#bench' },
    sk: { S: 'PARTNER' },
    entity: { S: 'partner' },
    schema: { N: '1' },
    version: { N: '1' },
    updatedAt: { S: '2026-11-21T10:00:00.000Z' },
    partnerId: { S: 'bench' },
    name: { S: 'Bench' },
    apiKeyDigest: { S: 'none' },
    locations: { L: [{ M: { dealerId: { S: '00027' }, locationId: { S: '01' } } }] },
    aliases: { M: {} },
    status: { S: 'active' },
  },
});
const secret = JSON.stringify({ SecretString: process.env.BENCH_SECRET });
const counts = { put: 0, other: 0 };

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const reply = (status, text) => {
      response.writeHead(status, {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    };
    if (request.url === '/counts') return reply(200, JSON.stringify(counts));
    if (target.endsWith('PutItem')) {
      counts.put += 1;
      const body = Buffer.concat(chunks).toString();
      if (!body.includes('duplicate')) return reply(200, '{}');
      // What stands there is what comes again; it is told to those who ask.
      const { Item, ReturnValuesOnConditionCheckFailure: asked } = JSON.parse(body);
      return reply(
        400,
        JSON.stringify({
          __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
          message: 'The conditional request failed',
          ...(asked === 'ALL_OLD' ? { Item } : {}),
        }),
      );
    }
    counts.other += 1;
    return reply(200, target.startsWith('secretsmanager') ? secret : partner);
  });
});
// One packet for head and body, as a real service answers.
server.on('connection', (socket) => socket.setNoDelay(true));
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit(0));
