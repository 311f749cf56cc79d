import { Controller, Get, Inject } from '@nestjs/common';
import { SIMULATOR, type Simulator } from './simulator';

@Controller('health')
export class HealthController {
  constructor(@Inject(SIMULATOR) private readonly simulator: Simulator) {}

  @Get('live')
  live(): { stato: string } {
    return { stato: 'vivo' };
  }

  @Get('ready')
  async ready(): Promise<{ stato: string }> {
    await this.simulator.store.rows('select 1');
    return { stato: 'pronto' };
  }
}
