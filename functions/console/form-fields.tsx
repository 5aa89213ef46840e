import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/kernel/language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';

/* The parts of a form. Each keeps what was typed, has its label, and says beside it what is wrong with it. */

/** What is wrong with the fields of a form, by their names. */
export type Faults = Readonly<Record<string, string>>;

type Common = {
  name: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  fault?: string | undefined;
};

const describedBy = ({ name, hint, fault }: Common): Record<string, string> => {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ];
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(fault === undefined ? {} : { 'aria-invalid': 'true' }),
  };
};

const Around = ({ name, label, hint, fault, children }: Common & { children: ComponentChildren }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {children}
    {hint === undefined ? null : (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {fault === undefined ? null : (
      <p class="fault" id={`${name}-fault`}>
        {fault}
      </p>
    )}
  </div>
);

export type TextFieldProps = Common & {
  value?: string | undefined;
  type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'search'
    | 'color'
    | 'url';
  autocomplete?: string;
  maxlength?: number;
  required?: boolean;
  min?: string;
  max?: string;
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
};

/** One line of text, a date, a number. */
export const TextField = ({ value = '', type = 'text', autocomplete = 'off', ...props }: TextFieldProps) => {
  const { name, label, hint, fault, ...more } = props;
  // Preact types each kind of field by itself; ours differ only in what the browser offers for typing.
  const attributes: Record<string, string | number | boolean> = { type, ...more };
  return (
    <Around name={name} label={label} hint={hint} fault={fault}>
      <input
        id={name}
        name={name}
        value={value}
        autocomplete={autocomplete}
        {...attributes}
        {...describedBy(props)}
      />
    </Around>
  );
};

/** Access data: written, and never given back, neither stored ones nor those that were just typed (S1.6). */
export const SecretField = (props: Common) => {
  const { name, label, hint, fault } = props;
  return (
    <Around name={name} label={label} hint={hint} fault={fault}>
      <input
        id={name}
        name={name}
        type="password"
        autocomplete="new-password"
        spellcheck={false}
        {...describedBy(props)}
      />
    </Around>
  );
};

/** A file to choose. A browser never fills it in by itself, so after a fault it is chosen anew. */
export const FileField = ({ accept, ...props }: Common & { accept: string }) => {
  const { name, label, hint, fault } = props;
  return (
    <Around name={name} label={label} hint={hint} fault={fault}>
      <input id={name} name={name} type="file" accept={accept} required {...describedBy(props)} />
    </Around>
  );
};

export type TextAreaProps = Common & { value?: string | undefined; maxlength?: number; rows?: number };

/** Text of several lines. */
export const TextArea = ({ value = '', ...props }: TextAreaProps) => {
  const { name, label, hint, fault, ...attributes } = props;
  return (
    <Around name={name} label={label} hint={hint} fault={fault}>
      <textarea id={name} name={name} {...attributes} {...describedBy(props)}>
        {value}
      </textarea>
    </Around>
  );
};

export type SelectFieldProps = Common & {
  value?: string | undefined;
  options: readonly { value: string; text: string }[];
  /** Applied at once where scripts run: for filters. */
  appliesAtOnce?: boolean;
};

/** One of a few. */
export const SelectField = ({ value, options, appliesAtOnce = false, ...props }: SelectFieldProps) => {
  const { name, label, hint, fault } = props;
  return (
    <Around name={name} label={label} hint={hint} fault={fault}>
      <select id={name} name={name} {...(appliesAtOnce ? { 'data-apply': '' } : {})} {...describedBy(props)}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Around>
  );
};

export type ChoiceProps = {
  type: 'checkbox' | 'radio';
  name: string;
  value?: string;
  isChosen: boolean;
  children: ComponentChildren;
};

/** A box to tick, or one of several. */
export const Choice = ({ type, name, value = 'on', isChosen, children }: ChoiceProps) => (
  <label class="pick">
    <input type={type} name={name} value={value} checked={isChosen} />
    <span>{children}</span>
  </label>
);

/** At the head of a form that was not taken: that there are faults, and those that belong to no field. */
export const FaultSummary = ({
  language,
  faults,
  says,
}: {
  language: Language;
  faults: Faults;
  /** What is wrong with the whole. */
  says?: string | undefined;
}) =>
  Object.keys(faults).length === 0 && says === undefined ? null : (
    <section class="card notice bad" role="alert">
      <h2>{CONSOLE_TEXTS[language].form.check}</h2>
      {says === undefined ? null : <p>{says}</p>}
    </section>
  );

/** A step that hurts: the button opens the question, the answer does it. Works without a script. */
export const Confirmed = ({
  ask,
  says,
  action,
  button,
  fields = {},
}: {
  /** What stands on the button that opens it. */
  ask: string;
  /** What will happen. */
  says: string;
  action: string;
  button: string;
  fields?: Readonly<Record<string, string>>;
}) => (
  <details class="more">
    <summary>{ask}</summary>
    <form method="post" action={action}>
      <p>{says}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="actions">
        <button class="danger" type="submit">
          {button}
        </button>
      </div>
    </form>
  </details>
);
