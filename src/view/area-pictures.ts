/** The pictures of the areas (Phosphor duotone, MIT licence). */
import bookOpen from '@phosphor-icons/core/duotone/book-open-duotone.svg';
import cookingPot from '@phosphor-icons/core/duotone/cooking-pot-duotone.svg';
import handHeart from '@phosphor-icons/core/duotone/hand-heart-duotone.svg';
import handshake from '@phosphor-icons/core/duotone/handshake-duotone.svg';
import houseLine from '@phosphor-icons/core/duotone/house-line-duotone.svg';
import laptop from '@phosphor-icons/core/duotone/laptop-duotone.svg';
import musicNotes from '@phosphor-icons/core/duotone/music-notes-duotone.svg';
import palette from '@phosphor-icons/core/duotone/palette-duotone.svg';
import walk from '@phosphor-icons/core/duotone/person-simple-walk-duotone.svg';
import smiley from '@phosphor-icons/core/duotone/smiley-duotone.svg';
import tree from '@phosphor-icons/core/duotone/tree-duotone.svg';
import users from '@phosphor-icons/core/duotone/users-three-duotone.svg';
import type { Area } from '../core/taxonomy.ts';
import type { Icon } from './icons.ts';

export const areaPictures: Readonly<Record<Area, Icon>> = {
  people: users, music: musicNotes, making: palette, stories: bookOpen, outdoors: tree, moving: walk, food: cookingPot, learning: laptop, giving: handshake, mind: smiley, practical: houseLine, caring: handHeart,
};
