import { Body, Controller, Delete, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ManageCarrello } from '@mypay/dovuti-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { IsString, Length } from 'class-validator';
import { CartView, toCart } from './citizen.view';
import { Lookers } from './looker';

class AddToCartDto {
  @ApiProperty({ description: 'Il `riferimento` di un avviso trovato, di una posizione o di uno spontaneo' })
  @IsString()
  @Length(1, 600)
  riferimento!: string;
}

/** The cart of who asks: an anonymous session or a person. Every answer is the whole cart. */
@ApiTags('cittadini')
@ApiBearerAuth()
@Controller('public/carrello')
export class CarrelloController {
  constructor(
    @Inject(ManageCarrello) private readonly carrello: ManageCarrello,
    @Inject(Lookers) private readonly lookers: Lookers,
  ) {}

  @Get()
  @Permesso('pub.carrello.read')
  @ApiOperation({ summary: 'Il carrello, con quanto costa ora ogni voce' })
  @ApiOkResponse({ type: CartView })
  async show(@Caller() caller: CallerIdentity): Promise<CartView> {
    return toCart(await this.carrello.show(caller.soggetto), await this.lookers.of(caller));
  }

  @Post()
  @HttpCode(200)
  @Permesso('pub.carrello.write')
  @ApiOperation({ summary: 'Aggiunge un pagamento; lo stesso due volte è una volta, e accetta l’importo di ora' })
  @ApiOkResponse({ type: CartView })
  async add(@Caller() caller: CallerIdentity, @Body() { riferimento }: AddToCartDto): Promise<CartView> {
    await this.carrello.add(caller.soggetto, riferimento);
    return this.show(caller);
  }

  @Delete(':id')
  @HttpCode(200)
  @Permesso('pub.carrello.write')
  @ApiOperation({ summary: 'Toglie una voce, anche se non c’è più' })
  @ApiOkResponse({ type: CartView })
  async remove(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<CartView> {
    if (!/^\d{1,18}$/.test(id)) throw new NotFoundException('Nel carrello non c’è questa voce.');
    await this.carrello.remove(caller.soggetto, BigInt(id));
    return this.show(caller);
  }

  @Delete()
  @HttpCode(200)
  @Permesso('pub.carrello.write')
  @ApiOperation({ summary: 'Svuota il carrello' })
  @ApiOkResponse({ type: CartView })
  async empty(@Caller() caller: CallerIdentity): Promise<CartView> {
    await this.carrello.empty(caller.soggetto);
    return this.show(caller);
  }
}
