import {
  GetLinkedWhatsAppBusinessAccountCommand,
  GetLinkedWhatsAppBusinessAccountPhoneNumberCommand,
} from '@aws-sdk/client-socialmessaging';
import * as z from 'zod';
import type { Settings } from '../../shared/dealers/settings.ts';
import { readDealerSecret } from '../../shared/messaging/channels/dealer-secret.ts';
import { askGraph } from './ask-graph.ts';
import { type Check, type Doctor, fault, type Finding, must, ok, unknown } from './check.ts';
import { reasonOf } from './reason.ts';
import { outputOf } from './stacks.ts';
import { settingsOf } from './tenants.ts';
import { type MetaTemplate, metaTemplates, templateFindings } from './whatsapp-templates.ts';

type WhatsApp = NonNullable<Settings['whatsapp']>;

/** For each dealer with WhatsApp: does the token work, does Meta know the number, and are the templates as we have them? */
export const checkWhatsApp: Check = {
  name: 'WhatsApp',
  run: async (doctor) => {
    const findings: Finding[] = [];
    for (const tenant of (await doctor.tenants()).dealers)
      for (const whatsapp of settingsOf(tenant, 'whatsapp'))
        findings.push(...(await checkNumber(doctor, tenant.dealerId, whatsapp)));
    return findings.length === 0 ? [ok('no dealer sends by WhatsApp')] : findings;
  },
};

const checkNumber = async (doctor: Doctor, dealerId: string, whatsapp: WhatsApp): Promise<Finding[]> => {
  if (whatsapp.awsPhoneNumberId !== undefined)
    return linkedNumber(doctor, dealerId, whatsapp.awsPhoneNumberId);
  const secret = await readDealerSecret(doctor.readSecret, doctor.secretPrefix, dealerId);
  if (!secret.whatsapp)
    return [
      fault(
        `dealer ${dealerId} has a WhatsApp number and no access token`,
        `store it: npm run admin -- channel whatsapp --dealer ${dealerId} --file -`,
      ),
    ];
  const { token } = secret.whatsapp;
  const number = await checkToken(doctor, dealerId, whatsapp.phoneNumberId, token);
  if (number.level !== 'ok') return [number];
  const templates = await metaTemplates(doctor, whatsapp.phoneNumberId, token);
  return [number, ...templatesOf(doctor, dealerId, whatsapp, templates)];
};

const numberSchema = z.looseObject({ id: z.string(), quality_rating: z.string().optional() });

const checkToken = async (
  doctor: Doctor,
  dealerId: string,
  phoneNumberId: string,
  token: string,
): Promise<Finding> => {
  const answer = await askGraph(doctor, `${phoneNumberId}?fields=id,quality_rating`, token, numberSchema);
  const who = `WhatsApp number ${phoneNumberId} of dealer ${dealerId}`;
  switch (answer.is) {
    case 'refused':
      return fault(
        `the access token of ${who} does not work: ${answer.why}`,
        `make a new one for a system user at Meta, and store it: npm run admin -- channel whatsapp --dealer ${dealerId} --file -`,
      );
    case 'unclear':
      return unknown(
        `${who}: ${answer.why}`,
        doctor.config.vendorSandbox ? undefined : 'look at the number in Meta’s WhatsApp Manager',
      );
    case 'answer':
      return must(
        answer.value.quality_rating !== 'RED',
        `${who} works with its token${answer.value.quality_rating === undefined ? '' : ` (quality ${answer.value.quality_rating})`}`,
        `${who} has the quality rating RED: Meta is about to restrict it`,
        'send less, and only what customers expect; look at what they block in Meta’s WhatsApp Manager',
      );
  }
};

const templatesOf = (
  { config }: Doctor,
  dealerId: string,
  { templates }: WhatsApp,
  known: { templates: readonly MetaTemplate[] } | { why: string },
): Finding[] => {
  if ('why' in known)
    return [
      unknown(
        `templates of dealer ${dealerId}: ${known.why}. A template belongs to the business account, whose id we do not store; it is found through a token that may manage it`,
        'compare status and time-to-live in Meta’s WhatsApp Manager, or give the token the permission whatsapp_business_management',
      ),
    ];
  return templates.map((template) =>
    templateFindings(dealerId, template, known.templates, config.deadlines.whatsapp),
  );
};

/** A number that AWS carries needs no token of ours; but its account must publish its events to our topic. */
const linkedNumber = async (
  doctor: Doctor,
  dealerId: string,
  awsPhoneNumberId: string,
): Promise<Finding[]> => {
  const who = `WhatsApp number of dealer ${dealerId} at End User Messaging Social`;
  try {
    const { phoneNumber, linkedWhatsAppBusinessAccountId: id } = await doctor.clients.social.send(
      new GetLinkedWhatsAppBusinessAccountPhoneNumberCommand({ id: awsPhoneNumberId }),
    );
    return [
      must(
        phoneNumber !== undefined && phoneNumber.qualityRating !== 'RED',
        `${who} is linked (quality ${phoneNumber?.qualityRating})`,
        `${who} is ${phoneNumber ? 'rated RED' : 'not linked'}`,
        'look at it in the console of End User Messaging Social',
      ),
      ...(id === undefined ? [] : [await eventDestination(doctor, who, id)]),
      unknown(
        `templates of dealer ${dealerId}: AWS does not tell their time-to-live`,
        'compare status and time-to-live in Meta’s WhatsApp Manager',
      ),
    ];
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      return [
        fault(`${who} is not linked to this account`, 'link it in the console of End User Messaging Social'),
      ];
    const { says, todo } = reasonOf(error);
    return [unknown(`${who}: ${says}`, todo)];
  }
};

const eventDestination = async (doctor: Doctor, who: string, id: string): Promise<Finding> => {
  const topic = outputOf(await doctor.stacks(), 'WhatsAppEventsTopicArn');
  const { account } = await doctor.clients.social.send(new GetLinkedWhatsAppBusinessAccountCommand({ id }));
  return must(
    topic !== undefined &&
      (account?.eventDestinations ?? []).some(({ eventDestinationArn }) => eventDestinationArn === topic),
    `${who} tells us of receipts and messages`,
    `${who} does not publish to the topic of this stage: receipts and messages of customers are lost`,
    'put its event destination: docs/aws-channels.md, WhatsApp by AWS End User Messaging Social',
  );
};
