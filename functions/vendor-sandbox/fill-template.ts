import type { Template } from './accounts.ts';
import type { GraphFault, TemplateSend } from './graph-api.ts';
import type { Shown } from './handset.ts';

type Filled = { shown: Shown } | { fault: GraphFault };

/** A template with a send's parameters in it, as the customer sees it, or Meta's fault: counts are 132000, values 131008 and 132008, length 132005. */
export const fillTemplate = (template: Template, send: TemplateSend): Filled => {
  const valuesOf = (type: 'header' | 'body'): string[] =>
    send.components
      .filter((component) => component.type === type)
      .flatMap(({ parameters }) => parameters.map(({ text }) => text ?? ''));
  const parts = {
    header: { text: template.header ?? '', values: valuesOf('header') },
    body: { text: template.body, values: valuesOf('body') },
  };
  for (const [name, { text, values }] of Object.entries(parts)) {
    const fault =
      countFault(name, placeholdersIn(text), values.length) ??
      values.map((value) => valueFault(name, value)).find(Boolean);
    if (fault) return { fault };
  }
  const buttons: Shown['buttons'] = [];
  for (const [index, button] of template.buttons.entries()) {
    const sent = send.components.find(
      (component) => component.type === 'button' && component.index === index,
    );
    const given = sent?.parameters[0];
    if (button.type === 'QUICK_REPLY') {
      buttons.push({ type: 'reply', text: button.text, payload: given?.payload ?? button.text });
      continue;
    }
    const fault = countFault(
      `button at index ${index}`,
      placeholdersIn(button.url),
      sent?.parameters.length ?? 0,
    );
    if (fault) return { fault };
    buttons.push({ type: 'url', text: button.text, url: fill(button.url, [given?.text ?? '']) });
  }
  const header = fill(parts.header.text, parts.header.values);
  const text = fill(parts.body.text, parts.body.values);
  const isTooLong =
    header.length > MOST_HEADER ||
    text.length > MOST_BODY ||
    buttons.some((button) => button.type === 'url' && button.url.length > MOST_URL);
  if (isTooLong) return { fault: { code: 132_005, details: 'The filled-in text is too long.' } };
  return { shown: { ...(template.header === undefined ? {} : { header }), text, buttons } };
};

/** Meta's limits for what the customer sees. */
const MOST_HEADER = 60;
const MOST_BODY = 1024;
const MOST_URL = 2000;

const PLACEHOLDER = /\{\{(\d+)\}\}/g;
const placeholdersIn = (text: string): number =>
  new Set(Array.from(text.matchAll(PLACEHOLDER), ([whole]) => whole)).size;
const fill = (text: string, values: readonly string[]): string =>
  text.replaceAll(PLACEHOLDER, (_, number: string) => values[Number(number) - 1] ?? '');

const countFault = (name: string, expected: number, got: number): GraphFault | undefined =>
  expected === got
    ? undefined
    : {
        code: 132_000,
        details: `${name}: number of localizable_params (${got}) does not match the expected number of params (${expected})`,
      };

const valueFault = (name: string, value: string): GraphFault | undefined => {
  if (value === '')
    return { code: 131_008, details: `${name}: a parameter of type text is missing its text value` };
  if (/[\n\t]| {5,}/.test(value))
    return {
      code: 132_008,
      details: `${name}: a parameter cannot have new-line or tab characters or more than 4 consecutive spaces`,
    };
  return undefined;
};
