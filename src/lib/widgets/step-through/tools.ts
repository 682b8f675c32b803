// The tools of the step-through, at the right of the bar at the top.
import type { Tool } from '../frame/tools';
import type { Commands } from './commands';

export const toolsOf = (commands: Commands, editing: boolean): Tool[] => [
  { icon: 'edit', label: 'Edit', act: commands.edit, pressed: editing },
  { icon: 'share', label: 'Share', act: commands.share },
  { icon: 'projector', label: 'Projector', act: commands.projector },
  { icon: 'settings', label: 'Settings', act: commands.settings },
];
