import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { existingSecrets, secretStore } from '../../../shared/platform/secret-store.ts';
import { faultOf } from './admin-world.ts';

const aws = mockClient(SecretsManagerClient);
// The other files of this thread share the classes.
afterAll(() => aws.restore());
const store = secretStore(new SecretsManagerClient({}));
const notFound = new ResourceNotFoundException({ message: 'no such secret', $metadata: {} });
const exists = new ResourceExistsException({ message: 'there already', $metadata: {} });
const name = 'kerbside/test/partners/tjekvik';

beforeEach(() => {
  aws.reset();
});

describe('secrets in Secrets Manager', () => {
  it('replaces the secret that is there', async () => {
    aws.on(PutSecretValueCommand).resolves({});
    await store.write(name, { signing: ['whsec_x'] });
    expect(aws).toHaveReceivedCommandWith(PutSecretValueCommand, {
      SecretId: name,
      SecretString: '{"signing":["whsec_x"]}',
    });
    expect(aws).not.toHaveReceivedCommand(CreateSecretCommand);
  });

  it('makes the secret that is not there', async () => {
    aws.on(PutSecretValueCommand).rejects(notFound);
    aws.on(CreateSecretCommand).resolves({});
    await store.write(name, { signing: ['whsec_x'] });
    expect(aws).toHaveReceivedCommandWith(CreateSecretCommand, {
      Name: name,
      SecretString: '{"signing":["whsec_x"]}',
    });
  });

  it('replaces it after all when somebody made it in between', async () => {
    aws.on(PutSecretValueCommand).rejectsOnce(notFound).resolves({});
    aws.on(CreateSecretCommand).rejects(exists);
    await store.write(name, { signing: ['whsec_x'] });
    expect(aws).toHaveReceivedCommandTimes(PutSecretValueCommand, 2);
  });

  it('reads without a cache; undefined when there is none', async () => {
    aws
      .on(GetSecretValueCommand)
      .rejectsOnce(notFound)
      .resolvesOnce({ SecretString: '{"a":1}' })
      .resolves({ SecretString: '{"a":2}' });
    expect([await store.read(name), await store.read(name), await store.read(name)]).toEqual([
      undefined,
      { a: 1 },
      { a: 2 },
    ]);
  });

  it('S1.6 never lets the text of a secret into an error', async () => {
    aws.on(GetSecretValueCommand).resolves({ SecretString: 'whsec_not_json' });
    const fault = await faultOf(store.read(name));
    expect(fault).toMatchObject({ kind: 'Defect', code: 'secret.not_json' });
    expect(`${fault.message} ${String(fault.cause)}`).not.toContain('whsec_not_json');
  });

  it('calls a throttle a throttle', async () => {
    aws.on(PutSecretValueCommand).rejects(
      Object.assign(new Error('slow down'), {
        name: 'ThrottlingException',
        $metadata: { httpStatusCode: 400 },
      }),
    );
    expect(await faultOf(store.write(name, {}))).toMatchObject({ kind: 'Throttled' });
  });
});

describe('a store that may make no secret', () => {
  it('S1.6 replaces what is there, and says what to do where there is nothing', async () => {
    aws.on(PutSecretValueCommand).resolvesOnce({}).rejects(notFound);
    const existing = existingSecrets(new SecretsManagerClient({}));
    await existing.write(name, { signing: ['whsec_x'] });
    expect(await faultOf(existing.write(name, { signing: ['whsec_x'] }))).toMatchObject({
      kind: 'Conflict',
      code: 'secret.missing',
    });
    expect(aws).not.toHaveReceivedCommand(CreateSecretCommand);
  });
});
