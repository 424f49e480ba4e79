// The faults for which Meta refuses a message, by its codes; written from its documentation, apart from the fake.

export interface MetaFault {
  status: number;
  code: number;
  message: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sends may be anything.
type Any = any;

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api
 * Fields Meta does not know it refuses with code 100.
 */
export function faultOfMessage(body: Any): MetaFault | undefined {
  const what = wrong(body);
  return what === undefined ? undefined : { status: 400, code: what[0], message: what[1] };
}

const TOP = ['messaging_product', 'recipient_type', 'to', 'recipient', 'context', 'biz_opaque_callback_data', 'type'];
const CONTENTS: Record<string, (content: Any) => [number, string] | undefined> = {
  text: (text) => fields(text, ['body', 'preview_url']) ?? length(text.body, 4096, 'text.body'),
  image: wrongImage,
  interactive: wrongInteractive,
  template: wrongTemplate,
};

function wrong(body: Any): [number, string] | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [100, 'The body must be an object'];
  const check = CONTENTS[body.type];
  if (body.messaging_product !== 'whatsapp') return [100, 'Invalid parameter messaging_product'];
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') return [100, 'recipient_type'];
  if (!check) return [100, 'Invalid parameter type'];
  return fields(body, [...TOP, body.type]) ?? wrongRecipient(body) ?? check(body[body.type] ?? {});
}

function wrongRecipient({ to, recipient }: Any): [number, string] | undefined {
  if (to === undefined && recipient === undefined) return [131008, 'The parameter to is required'];
  if (recipient !== undefined && !BSUID.test(recipient)) return [131009, 'recipient is not a valid user id'];
  return undefined;
}

/** Country, perhaps `ENT`, and up to 128 letters and digits. */
export const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

function wrongImage(image: Any): [number, string] | undefined {
  if ((image.link === undefined) === (image.id === undefined)) return [131009, 'Either id or link'];
  if (image.link !== undefined && !/^https?:\/\/\S+$/.test(image.link)) return [131009, 'image.link'];
  return fields(image, ['link', 'id', 'caption']) ?? length(image.caption ?? 'x', 1024, 'image.caption');
}

function wrongInteractive(interactive: Any): [number, string] | undefined {
  const { type, header, body, action } = interactive;
  const outer = fields(interactive, ['type', 'header', 'body', 'footer', 'action']);
  const inner = outer ?? length(body?.text, 1024, 'body.text');
  if (inner) return inner;
  if (type === 'button') return wrongHeader(header) ?? wrongButtons(action);
  if (type === 'list') return header === undefined ? wrongList(action) : [131009, 'A list has no picture'];
  return [131009, 'interactive.type'];
}

function wrongHeader(header: Any): [number, string] | undefined {
  if (header === undefined) return undefined;
  return header.type === 'image' ? wrongImage(header.image ?? {}) : [131009, 'header.type'];
}

function wrongButtons(action: Any): [number, string] | undefined {
  const buttons: Any[] = action?.buttons ?? [];
  if (buttons.length < 1 || buttons.length > 3)
    return [131009, 'Invalid buttons count. Min allowed buttons: 1, Max: 3'];
  if (buttons.some(({ type }) => type !== 'reply')) return [131009, 'button.type'];
  return wrongChoices(
    buttons.map(({ reply }) => reply),
    20,
    256,
  );
}

function wrongList(action: Any): [number, string] | undefined {
  const rows: Any[] = (action?.sections ?? []).flatMap((section: Any) => section.rows ?? []);
  if (rows.length < 1 || rows.length > 10) return [131009, 'Total row count exceed max allowed count: 10'];
  return length(action.button, 20, 'action.button') ?? wrongChoices(rows, 24, 200);
}

function wrongChoices(choices: Any[], title: number, id: number): [number, string] | undefined {
  const [ids, titles] = [choices.map((each) => each?.id), choices.map((each) => each?.title)];
  if (new Set(ids).size < ids.length || new Set(titles).size < titles.length) return [131009, 'Duplicated choice'];
  const bad = choices.some((each) => length(each?.id, id, 'id') ?? length(each?.title, title, 'title'));
  return bad ? [131009, 'id or title of a choice'] : undefined;
}

function wrongTemplate({ name, language, components = [], ...rest }: Any): [number, string] | undefined {
  if (Object.keys(rest).length > 0) return [100, 'template'];
  if (!/^[a-z0-9_]{1,512}$/.test(name ?? '')) return [132001, 'Template name does not exist'];
  if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(language?.code ?? '')) return [132001, 'Template language does not exist'];
  const parameters: Any[] = components.flatMap((each: Any) => each.parameters ?? []);
  if (components.some(({ type }: Any) => type !== 'body') || parameters.some(({ type }) => type !== 'text')) {
    return [132012, 'Parameter format does not match'];
  }
  // "Param text cannot have new-line/tab characters or more than 4 consecutive spaces", nor be empty.
  const odd = parameters.some(({ text }) => typeof text !== 'string' || !/\S/.test(text) || /[\n\t]| {5}/.test(text));
  return odd ? [132018, 'There is an issue with the parameters in your template'] : undefined;
}

function fields(object: Any, known: readonly string[]): [number, string] | undefined {
  const strange = Object.keys(object).find((name) => !known.includes(name));
  return strange === undefined ? undefined : [100, `Unexpected key "${strange}"`];
}

/** Meta counts code points. */
function length(text: Any, most: number, name: string): [number, string] | undefined {
  if (typeof text !== 'string' || text.trim() === '') return [131008, `The parameter ${name} is required.`];
  return [...text].length > most ? [131009, `${name} is longer than ${most}`] : undefined;
}
