// The requests of the Bot API that a channel makes, by its documentation: fields, their types, and which must be there.

/** https://core.telegram.org/bots/api#june-11-2026, as it was read on 30 November 2026. */
export const BOT_API_VERSION = 'Bot API 10.1, 11 June 2026';

type BotFields = Readonly<Record<string, string>>;

/** `!` in front: it must be there. */
export const BOT_METHODS: Readonly<Record<string, BotFields>> = {
  sendMessage: {
    business_connection_id: 'String',
    chat_id: '!Integer | String',
    message_thread_id: 'Integer',
    direct_messages_topic_id: 'Integer',
    text: '!String',
    parse_mode: 'String',
    entities: 'Array of MessageEntity',
    link_preview_options: 'LinkPreviewOptions',
    disable_notification: 'Boolean',
    protect_content: 'Boolean',
    allow_paid_broadcast: 'Boolean',
    message_effect_id: 'String',
    suggested_post_parameters: 'SuggestedPostParameters',
    reply_parameters: 'ReplyParameters',
    reply_markup: 'InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply',
  },
  sendPhoto: {
    business_connection_id: 'String',
    chat_id: '!Integer | String',
    message_thread_id: 'Integer',
    direct_messages_topic_id: 'Integer',
    photo: '!InputFile | String',
    caption: 'String',
    parse_mode: 'String',
    caption_entities: 'Array of MessageEntity',
    show_caption_above_media: 'Boolean',
    has_spoiler: 'Boolean',
    disable_notification: 'Boolean',
    protect_content: 'Boolean',
    allow_paid_broadcast: 'Boolean',
    message_effect_id: 'String',
    suggested_post_parameters: 'SuggestedPostParameters',
    reply_parameters: 'ReplyParameters',
    reply_markup: 'InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply',
  },
  answerCallbackQuery: {
    callback_query_id: '!String',
    text: 'String',
    show_alert: 'Boolean',
    url: 'String',
    cache_time: 'Integer',
  },
  getFile: {
    file_id: '!String',
  },
  deleteMessage: {
    chat_id: '!Integer | String',
    message_id: '!Integer',
  },
  setWebhook: {
    url: '!String',
    certificate: 'InputFile',
    ip_address: 'String',
    max_connections: 'Integer',
    allowed_updates: 'Array of String',
    drop_pending_updates: 'Boolean',
    secret_token: 'String',
  },
  setMyCommands: {
    commands: '!Array of BotCommand',
    scope: 'BotCommandScope',
    language_code: 'String',
  },
};

/** Objects within requests. */
export const BOT_TYPES: Readonly<Record<string, BotFields>> = {
  InlineKeyboardMarkup: {
    inline_keyboard: '!Array of Array of InlineKeyboardButton',
  },
  InlineKeyboardButton: {
    text: '!String',
    icon_custom_emoji_id: 'String',
    style: 'String',
    url: 'String',
    callback_data: 'String',
    web_app: 'WebAppInfo',
    login_url: 'LoginUrl',
    switch_inline_query: 'String',
    switch_inline_query_current_chat: 'String',
    switch_inline_query_chosen_chat: 'SwitchInlineQueryChosenChat',
    copy_text: 'CopyTextButton',
    callback_game: 'CallbackGame',
    pay: 'Boolean',
  },
  LinkPreviewOptions: {
    is_disabled: 'Boolean',
    url: 'String',
    prefer_small_media: 'Boolean',
    prefer_large_media: 'Boolean',
    show_above_text: 'Boolean',
  },
  BotCommand: {
    command: '!String',
    description: '!String',
  },
};

/** Kinds of update, which a webhook may be limited to. */
export const UPDATE_KINDS: readonly string[] = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
];
