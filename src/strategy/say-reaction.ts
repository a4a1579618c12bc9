import type { Reaction } from './model.ts';

/** What a strategy does on news, for people. */
export function sayReaction(reaction: Reaction): string {
  switch (reaction.do) {
    case 'go':
      return `${reaction.step} is next${reaction.days === 0 ? '' : `, ${daysWords(reaction.days)} later`}`;
    case 'hold': {
      const days = `${reaction.days}${reaction.working ? ' working' : ''} ${reaction.days === 1 ? 'day' : 'days'}`;
      return reaction.from === 'promise' ? `nothing until the promised day plus ${days}` : `nothing for ${days}`;
    }
    case 'next':
      return 'the next step comes at once';
    case 'leave':
      return 'leaves the strategy';
  }
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
