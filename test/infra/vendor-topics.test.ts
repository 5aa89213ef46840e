import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Stage, STAGES } from '../../lib/stage-config.ts';
import { deployedFunctions, deployedName, variablesOf } from './deployed-functions.ts';
import { appOf, asText, ofType, referenced, synthesized } from './synthesized.ts';

/** Each topic, who may publish to it, and which function it invokes. */
const TOPICS = [
  ['sms-events', 'sms-voice.amazonaws.com', 'channel-webhooks/aws-sms-events'],
  ['sms-inbound', 'sms-voice.amazonaws.com', 'channel-webhooks/aws-sms-events'],
  ['whatsapp-events', 'social-messaging.amazonaws.com', 'channel-webhooks/whatsapp-eum-events'],
  ['email-events', 'ses.amazonaws.com', 'channel-webhooks/ses-events'],
] as const;

const topicOf = (stage: Stage, name: string) => {
  const found = ofType(synthesized(stage), 'AWS::SNS::Topic').find(
    ([, { Properties }]) => Properties['TopicName'] === `kerbside-${stage}-${name}`,
  );
  if (!found) throw new Error(`There is no topic ${name} on ${stage}.`);
  return found;
};
const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.looseObject({
        Effect: z.string(),
        Action: z.unknown(),
        Principal: z.unknown(),
        Condition: z.unknown(),
      }),
    ),
  }),
  Topics: z.array(z.unknown()),
});

describe.each(STAGES)('topics of vendors on %s', (stage) => {
  it.each(TOPICS)('%s: encrypted with our key, over TLS, from %s of this account only', (name, publisher) => {
    const [id, { Properties }] = topicOf(stage, name);
    const key = synthesized(stage).resources[referenced(Properties['KmsMasterKeyId']) ?? ''];
    expect(key).toMatchObject({ Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } });
    expect(JSON.stringify(key?.Properties['KeyPolicy'])).toContain(publisher);
    const statements = ofType(synthesized(stage), 'AWS::SNS::TopicPolicy')
      .map(([, policy]) => policySchema.parse(policy.Properties))
      .filter(({ Topics }) => Topics.some((topic) => referenced(topic) === id))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: publisher },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('the topic of events takes those of our own configuration set only', () => {
    const text = JSON.stringify(
      ofType(synthesized(stage), 'AWS::SNS::TopicPolicy').map(([, { Properties }]) => Properties),
    );
    expect(text).toContain(`:configuration-set/kerbside-${stage}`);
  });

  it.each(TOPICS)(
    '%s: invokes its function, which nobody else may, and gives up to a queue',
    (name, _, consumer) => {
      const [id] = topicOf(stage, name);
      const [, functionId] = deployedFunctions(stage).find(([deployed]) => deployed === consumer)!;
      const [subscription] = ofType(synthesized(stage), 'AWS::SNS::Subscription').filter(
        ([, { Properties }]) => referenced(Properties['TopicArn']) === id,
      );
      expect(subscription?.[1].Properties).toMatchObject({ Protocol: 'lambda' });
      expect(referenced(subscription?.[1].Properties['Endpoint'])).toBe(functionId);
      expect(JSON.stringify(subscription?.[1].Properties['RedrivePolicy'])).toContain('Dead');
      const invokers = ofType(synthesized(stage), 'AWS::Lambda::Permission')
        .filter(([, { Properties }]) => referenced(Properties['FunctionName']) === functionId)
        .map(([, { Properties }]) => [Properties['Principal'], referenced(Properties['SourceArn'])]);
      const own = TOPICS.filter(([, , other]) => other === consumer).map(
        ([topic]) => topicOf(stage, topic)[0],
      );
      expect(invokers.toSorted()).toEqual(own.map((topic) => ['sns.amazonaws.com', topic]).toSorted());
    },
  );
});

describe('AWS End User Messaging', () => {
  it.each<Stage>(['sandbox', 'prod'])(
    'on %s publishes all events of our texts, which name its set',
    (stage) => {
      synthesized(stage).service.hasResourceProperties('AWS::SMSVOICE::ConfigurationSet', {
        ConfigurationSetName: `kerbside-${stage}`,
        EventDestinations: [
          {
            Enabled: true,
            EventDestinationName: `kerbside-${stage}-events`,
            MatchingEventTypes: ['TEXT_ALL'],
            SnsDestination: { TopicArn: { Ref: topicOf(stage, 'sms-events')[0] } },
          },
        ],
      });
      const variables = (name: string) =>
        variablesOf(deployedFunctions(stage).find(([deployed]) => deployed === name)![2]);
      expect(variables('delivery-workflow/send-by-sms')).toMatchObject({
        SMS_CONFIGURATION_SET: `kerbside-${stage}`,
      });
      expect(variables('delivery-workflow/send-by-whatsapp')).toMatchObject({
        SOCIAL_META_API_VERSION: 'v20.0',
      });
    },
  );

  it('is not offered on local, whose emulator has neither service', () => {
    expect(ofType(synthesized('local'), 'AWS::SMSVOICE::ConfigurationSet')).toEqual([]);
    for (const [, , resource] of deployedFunctions('local')) {
      expect(variablesOf(resource)).not.toHaveProperty('SMS_CONFIGURATION_SET');
      expect(variablesOf(resource)).not.toHaveProperty('SOCIAL_META_API_VERSION');
    }
  });
});

describe.each(STAGES)('the configuration set of mails on %s', (stage) => {
  it('is named by every mail; it tracks no opening and no click', () => {
    const { service } = synthesized(stage);
    service.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: `kerbside-${stage}`,
      TrackingOptions: Match.absent(),
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    const sender = deployedFunctions(stage).find(([name]) => name === 'delivery-workflow/send-by-email')!;
    expect(variablesOf(sender[2])).toMatchObject({ SES_CONFIGURATION_SET: `kerbside-${stage}` });
  });

  it('publishes what becomes of a mail, once SES may', () => {
    const [topic] = topicOf(stage, 'email-events');
    const [[, destination] = []] = ofType(synthesized(stage), 'AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.Properties).toMatchObject({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: [
          'delivery',
          'deliveryDelay',
          'bounce',
          'complaint',
          'reject',
          'renderingFailure',
        ],
        SnsDestination: { TopicARN: { Ref: topic } },
      },
    });
    const policy = ofType(synthesized(stage), 'AWS::SNS::TopicPolicy').find(([, { Properties }]) =>
      JSON.stringify(Properties['Topics']).includes(topic),
    )!;
    expect(destination?.['DependsOn']).toContain(policy[0]);
    expect(JSON.stringify(policy[1].Properties)).toMatch(
      new RegExp(`"ArnLike":\\{"aws:SourceArn":.*:configuration-set/kerbside-${stage}"`),
    );
  });
});

describe('the log of SNS', () => {
  it.each<Stage>(['sandbox', 'prod'])(
    'on %s has SNS’s names and brings every line to its function',
    (stage) => {
      const groups = ofType(synthesized(stage), 'AWS::Logs::LogGroup').filter(([, { Properties }]) =>
        asText(Properties['LogGroupName']).startsWith('sns/'),
      );
      const name = 'sns/eu-central-1/<AWS::AccountId>/DirectPublishToPhoneNumber';
      expect(groups.map(([, { Properties }]) => asText(Properties['LogGroupName']))).toEqual([
        name,
        `${name}/Failure`,
      ]);
      for (const [id, { Properties }] of groups) {
        expect(Properties['RetentionInDays']).toBe(7);
        synthesized(stage).service.hasResourceProperties('AWS::Logs::SubscriptionFilter', {
          LogGroupName: { Ref: id },
          FilterPattern: '',
          DestinationArn: Match.anyValue(),
        });
      }
    },
  );

  it.each<Stage>(['sandbox', 'prod'])('on %s is left alone unless a stage asks for it', (stage) => {
    const { service } = appOf(stage);
    const template = Template.fromStack(service);
    template.resourceCountIs('AWS::Logs::SubscriptionFilter', 0);
    template.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { FunctionName: deployedName(stage, 'channel-webhooks/sns-sms-status') },
      0,
    );
  });
});
