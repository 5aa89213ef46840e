import { AppError } from '../../kernel/app-error.ts';
import type { Outgoing, Rendered } from '../channel.ts';

/**
 * A message as Meta takes it, whoever carries it there. Our reference travels as `biz_opaque_callback_data` and comes back
 * in every receipt.
 */
export const whatsAppBody = ({ to, reference, rendered }: Outgoing): unknown => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  // Meta's own id of somebody who hides the number has a field of its own; where both stand, `to` would win.
  ...(to.startsWith('+') ? { to } : { recipient: to }),
  biz_opaque_callback_data: reference,
  ...content(rendered),
});

/**
 * A template has its time to live at Meta (`message_send_ttl_seconds`, which the doctor compares with the deadline); a free
 * text has none, and is kept for a handset that is off for weeks.
 */
export const hasNoTimeToLive = ({ rendered }: Outgoing): boolean => rendered.form === 'text';

const content = (rendered: Rendered): Record<string, unknown> => {
  if (rendered.form === 'email' || rendered.form === 'chat') {
    throw new AppError(
      'Defect',
      'whatsapp.form_unsupported',
      `A ${rendered.form} was handed to the WhatsApp transport; expected a template or a text.`,
    );
  }
  // No preview: Meta would fetch the customer's own link for it.
  if (rendered.form === 'text') return { type: 'text', text: { preview_url: false, body: rendered.text } };
  const { name, code } = rendered.template;
  return { type: 'template', template: { name, language: { code }, components: components(rendered) } };
};

const components = ({
  header,
  body,
  buttonSuffix,
}: Extract<Rendered, { form: 'whatsapp-template' }>): unknown[] => [
  ...(header === undefined ? [] : [{ type: 'header', parameters: [parameter(header)] }]),
  ...(body.length === 0 ? [] : [{ type: 'body', parameters: body.map(parameter) }]),
  // The base of the URL is fixed in the approved template; only its end is ours.
  ...(buttonSuffix === undefined
    ? []
    : [{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: buttonSuffix }] }]),
];

/** Meta refuses parameters with line breaks, tabs or more than four spaces in a row. */
const parameter = (text: string): unknown => ({
  type: 'text',
  text: text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/ {5,}/g, '    '),
});
