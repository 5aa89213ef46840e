import type { ComponentChildren } from 'preact';

/* The parts of a form. Each keeps what was typed, has its label, and says beside it what is wrong with it. */

/** What is wrong with the fields of a form, by their names. */
export type Faults = Readonly<Record<string, string>>;

type Common = {
  name: string;
  /** Where a page has several fields of a name. */
  id?: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  fault?: string | undefined;
};

const describedBy = ({ name, id = name, hint, fault }: Omit<Common, 'label'>): Record<string, string> => {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-fault`]),
  ];
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(fault === undefined ? {} : { 'aria-invalid': 'true' }),
  };
};

const Around = ({
  name,
  id = name,
  label,
  hint,
  fault,
  children,
}: Common & { children: ComponentChildren }) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {hint === undefined ? null : (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <FaultOf name={id} fault={fault} />
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
  const { name, id = name, label, hint, fault, ...more } = props;
  // Preact types each kind of field by itself; ours differ only in what the browser offers for typing.
  const attributes: Record<string, string | number | boolean> = { type, ...more };
  return (
    <Around name={name} id={id} label={label} hint={hint} fault={fault}>
      <input
        id={id}
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
  const { name, id = name, label, hint, fault, ...attributes } = props;
  return (
    <Around name={name} id={id} label={label} hint={hint} fault={fault}>
      <textarea id={id} name={name} {...attributes} {...describedBy(props)}>
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
  const { name, id = name, label, hint, fault } = props;
  return (
    <Around name={name} id={id} label={label} hint={hint} fault={fault}>
      <select id={id} name={name} {...(appliesAtOnce ? { 'data-apply': '' } : {})} {...describedBy(props)}>
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
  /** What is wrong with it, where it stands alone. */
  fault?: string | undefined;
  children: ComponentChildren;
};

/** A box to tick, or one of several. */
export const Choice = ({ type, name, value = 'on', isChosen, fault, children }: ChoiceProps) => (
  <>
    <label class="pick">
      <input
        type={type}
        name={name}
        value={value}
        checked={isChosen}
        {...(fault === undefined ? {} : { id: name, ...describedBy({ name, fault }) })}
      />
      <span>{children}</span>
    </label>
    <FaultOf name={name} fault={fault} />
  </>
);

const FaultOf = ({ name, fault }: Pick<Common, 'name' | 'fault'>) =>
  fault === undefined ? null : (
    <p class="fault" id={`${name}-fault`}>
      {fault}
    </p>
  );

/** Several choices under one heading, with what is wrong with all of them. */
export const Choices = (props: Common & { children: ComponentChildren }) => {
  const { name, label, hint, fault, children } = props;
  const { 'aria-invalid': _notForGroups, ...described } = describedBy(props);
  return (
    <fieldset {...described} {...(fault === undefined ? {} : { id: name, tabindex: -1 })}>
      <legend>{label}</legend>
      {children}
      {hint === undefined ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FaultOf name={name} fault={fault} />
    </fieldset>
  );
};
