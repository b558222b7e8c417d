/** The short names a bot of an office is likely to send; any other stays written out, which is readable too. */
const names: Record<string, string> = {
  alarm_clock: '⏰', ballot_box_with_check: '☑️', bell: '🔔', bulb: '💡', calendar: '📅', card_index: '📇',
  clock3: '🕒', email: '📧', envelope: '✉️', exclamation: '❗', eyes: '👀', fire: '🔥', file_folder: '📁',
  green_circle: '🟢', heavy_check_mark: '✔️', hourglass: '⌛', hourglass_flowing_sand: '⏳', inbox_tray: '📥',
  information_source: 'ℹ️', large_blue_circle: '🔵', large_green_circle: '🟢', large_yellow_circle: '🟡', lock: '🔒',
  mag: '🔍', memo: '📝', no_entry: '⛔', outbox_tray: '📤', paperclip: '📎', pencil: '📝', pencil2: '✏️',
  pushpin: '📌', question: '❓', red_circle: '🔴', repeat: '🔁', rotating_light: '🚨', speech_balloon: '💬',
  tada: '🎉', telephone_receiver: '📞', thumbsup: '👍', warning: '⚠️', wave: '👋', white_check_mark: '✅', x: '❌', zap: '⚡',
};

/** Replaces known `:names:`; text such as `10:30:15` has none and stays. */
export const showEmoji = (text: string): string => text.replace(/:([a-z0-9_+-]{1,40}):/gu, (found, name: string) => names[name] ?? found);
