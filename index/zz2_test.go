package index
import ("testing";"context";"os";"fmt";"strings";"encoding/json";"recourse/internal/letter";"recourse/index/terms")
func bodyOf(form string,i int) string {
 b,_:=os.ReadFile(fmt.Sprintf("/tmp/words/%s/d%02d.json",form,i))
 var ps []letter.Page; json.Unmarshal(b,&ps)
 var sb strings.Builder
 for _,p:=range ps { line:=-1; for _,w:=range p.Words { if w.Line!=line&&line>=0 {sb.WriteString("\n")} else if line>=0 {sb.WriteString(" ")}; line=w.Line; sb.WriteString(w.Text)}; sb.WriteString("\n\f")}
 return strings.TrimSuffix(sb.String(),"\f")
}
func TestYY(t *testing.T){
 if os.Getenv("Y")=="" {return}
 for _,form:=range []string{"pdf","scan","fax","photo"} {
 docs:=[]Doc{}
 for i:=0;i<2000;i++{docs=append(docs,generate(i).doc())}
 type T struct{M *string `json:"member_id"`;A *string `json:"authorization_number"`;N *string `json:"patient_name"`;Q *string `json:"denial_reason_quote"`}
 truth:=map[int]T{}
 for i:=1;i<=30;i++{
  j,_:=os.ReadFile(fmt.Sprintf("/work/shared/letters/d%02d.json",i)); var tr T; json.Unmarshal(j,&tr); truth[i]=tr
  b:=bodyOf(form,i); if b=="" {continue}
  docs=append(docs, sample{id:fmt.Sprintf("R-D%02d",i), body:b}.doc())
 }
 ix:=start(t,t.TempDir(),newRecord(docs...))
 n,first,all,near:=0,0,0,0
 look:=func(i int,q string,kind string){
  if bodyOf(form,i)=="" {return}
  n++
  res,err:=ix.Search(context.Background(),Request{Query:q}); if err!=nil{t.Fatal(q,err)}
  pos:=-1
  for k,h:=range res.Hits { if string(h.Case)==fmt.Sprintf("R-D%02d",i) {pos=k; if h.Near {near++}; break}}
  if pos==0 {first++}; if pos>=0 {all++}
  if pos!=0 { hh:=[]string{}; for k,h:=range res.Hits { if k<4 {x:=string(h.Case); if h.Near{x="~"+x}; hh=append(hh,x)}}; fmt.Println(form,"d",i,kind,q,"pos",pos,"of",res.Total,hh)}
 }
 for i:=1;i<=30;i++{ tr:=truth[i]
  if tr.M!=nil {look(i,*tr.M,"member")}
  if tr.A!=nil {look(i,*tr.A,"auth")}
  if tr.N!=nil {look(i,*tr.N,"name")}
  if tr.Q!=nil { w:=terms.Words([]byte(*tr.Q)); var c []string; for _,x:=range w { s:=(*tr.Q)[x.Start:x.End]; if len(s)>=6 {c=append(c,s)}}
    if len(c)>=3 { look(i, c[0]+" "+c[len(c)/2]+" "+c[len(c)-1],"reason") } }
 }
 fmt.Println(form,"first",first,"found",all,"of",n,"near",near)
 }
}
