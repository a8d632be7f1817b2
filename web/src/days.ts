// Calendar days as ISO text ("2024-03-16"), reckoned in UTC so that no time zone shifts them.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const msPerDay = 86_400_000;

export const toNumber = (day: string): number => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / msPerDay);
export const fromNumber = (number: number): string => new Date(number * msPerDay).toISOString().slice(0, 10);
export const isDay = (text: string | null | undefined): text is string =>
  !!text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${months[Number(number) - 1] ?? number} ${year}`;
}

export function lastOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year as number, number as number, 0)).toISOString().slice(0, 10);
}

// "16 Mar 2024"; with its weekday "Sat 16 Mar 2024".
export function dayName(day: string | null | undefined, weekday = false): string {
  if (!isDay(day)) return day ?? 'no date';
  const date = new Date(`${day}T00:00:00Z`);
  const words = `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return weekday ? `${weekdays[date.getUTCDay()]} ${words}` : words;
}

// An interval in the fewest words: one day, "13–14 Mar 2024", "Mar 2024", "2024", or two days.
export function interval(start: string | null | undefined, end: string | null | undefined): string {
  if (!isDay(start) || !isDay(end)) return dayName(start ?? end);
  if (start === end) return dayName(start);
  const month = start.slice(0, 7);
  if (start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`) return start.slice(0, 4);
  if (start.endsWith('-01') && end === lastOfMonth(month)) return monthName(month);
  if (end.startsWith(month)) return `${Number(start.slice(8))}–${dayName(end)}`;
  if (end.slice(0, 4) === start.slice(0, 4)) return `${dayName(start).slice(0, -5)} – ${dayName(end)}`;
  return `${dayName(start)} – ${dayName(end)}`;
}
